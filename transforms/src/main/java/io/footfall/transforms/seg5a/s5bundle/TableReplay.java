package io.footfall.transforms.seg5a.s5bundle;

import io.footfall.coders.SealedTable;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.contracts.seg5a.ClassShapeEntry;
import io.footfall.contracts.seg5a.MerchantClassProfile;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.contracts.seg5a.ShapeGridBucket;
import io.footfall.transforms.civil.WeekGrid;
import io.footfall.transforms.evidence.CheckCounter;
import io.footfall.transforms.evidence.RowKey;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.seg5a.s2shapes.ShapeKey;
import io.footfall.transforms.seg5a.s2shapes.ShapeRows;
import io.footfall.transforms.seg5a.s2shapes.WeeklyShape;
import io.footfall.transforms.seg5a.s3baseline.ClassBaselineLaw;
import io.footfall.transforms.state.LawBroken;
import io.footfall.transforms.state.UnitOutput;
import io.footfall.transforms.table.ReadTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Regenerates the tables of S2, the class tables of S1 and S3, and the calendar, and compares them
 * bit by bit. The places themselves are those of {@link PlaceReplay}: regenerated from layer 1.
 */
final class TableReplay {
  private static final List<String> SHAPE_KEY =
      List.of("demand_class", "legal_country_iso", "tzid", "channel_group", "template_id");

  private final SurfaceTables tables;
  private final String state;
  private final int buckets;

  TableReplay(SurfaceTables tables, String state) {
    this.tables = tables;
    this.state = state;
    buckets = new WeekGrid(tables.horizon().bucketMinutes()).size();
  }

  /** Writes the rows a table must have, in order. */
  @FunctionalInterface
  private interface Law {
    void rows(Comparison comparison) throws IOException;
  }

  void run(UnitOutput out) throws IOException {
    List<MerchantZoneProfile> places = new ArrayList<>();
    compare(
        ShapeChecks.REPLAY_CLASSES,
        out,
        check -> {
          places.addAll(tables.laws().places(KeyRange.ALL).values());
          merchants(places, check);
          classes(places, check.counter);
        });
    compare(ShapeChecks.REPLAY_S2, out, check -> shapes(places, check));
    compare(
        ShapeChecks.REPLAY_CALENDAR,
        out,
        check -> {
          check.open(tables.calendar().calendar(), CalendarEvent.class);
          tables.laws().calendar().forEach(check::row);
          check.end();
        });
  }

  private void compare(io.footfall.transforms.evidence.CheckLaw law, UnitOutput out, Law rows)
      throws IOException {
    Comparison comparison = new Comparison(new CheckCounter(law, state));
    try {
      rows.rows(comparison);
    } catch (LawBroken e) {
      comparison.counter.see(
          false, () -> e.finding().key(), () -> e.finding().found(), e.finding().expected());
    }
    comparison.counter.flush(out);
  }

  private void merchants(List<MerchantZoneProfile> places, Comparison check) throws IOException {
    check.open(tables.classProfile(), MerchantClassProfile.class);
    for (int i = 0; i < places.size(); ) {
      MerchantZoneProfile first = places.get(i);
      double total = 0;
      for (; i < places.size() && places.get(i).merchantId() == first.merchantId(); i++) {
        total += places.get(i).weeklyVolumeExpected();
      }
      String demandClass = first.demandClass();
      check.row(
          new MerchantClassProfile(first.merchantId(), demandClass, List.of(demandClass), total));
    }
    check.end();
  }

  private void classes(List<MerchantZoneProfile> places, CheckCounter counter) throws IOException {
    ClassBaselineLaw volumes = new ClassBaselineLaw();
    Map<ShapeKey, double[]> shapes = new TreeMap<>();
    for (MerchantZoneProfile place : places) {
      volumes.add(place);
      shapes.put(ShapeKey.of(place), tables.laws().shape(place));
    }
    List<String> keys = SHAPE_KEY.subList(0, SHAPE_KEY.size() - 1);
    try (WeekReplay weeks =
        new WeekReplay(
            counter, tables.classBase(), keys, "lambda_local_base_class", null, buckets)) {
      volumes.forEachLambda(
          shapes::get, (group, lambda) -> weeks.week(key(group, keys.size()), lambda, List.of()));
      weeks.end();
    }
  }

  private static RowKey key(ShapeKey key, int parts) {
    List<String> all =
        List.of(key.demandClass(), key.country(), key.tzid(), key.channelGroup(), key.templateId());
    return new RowKey(0, all.subList(0, parts));
  }

  private void shapes(List<MerchantZoneProfile> places, Comparison check) throws IOException {
    ShapeRows rows = tables.laws().shapeRows();
    check.open(tables.grid(), ShapeGridBucket.class);
    rows.grid().forEach(check::row);
    check.end();
    TreeSet<ShapeKey> domain = new TreeSet<>();
    for (MerchantZoneProfile place : places) {
      domain.add(ShapeKey.of(place));
    }
    try (WeekReplay weeks =
        new WeekReplay(
            check.counter,
            tables.shapes(),
            SHAPE_KEY,
            "shape_value",
            "adjustment_flags",
            buckets)) {
      for (ShapeKey key : domain) {
        WeeklyShape shape = tables.laws().shape(key);
        weeks.week(key(key, SHAPE_KEY.size()), shape.values(), rows.flags(shape));
      }
      weeks.end();
    }
    check.open(tables.catalogue(), ClassShapeEntry.class);
    rows.catalogue(domain).forEach(check::row);
    check.end();
  }

  /** Published rows of one table after the other, met by the rows the law gives. */
  private static final class Comparison {
    private final CheckCounter counter;
    private String dataset;
    private Iterator<? extends Record> published;
    private long row;

    Comparison(CheckCounter counter) {
      this.counter = counter;
    }

    <T extends Record> void open(SealedTable table, Class<T> type) throws IOException {
      dataset = table.dataset();
      published = ReadTable.rows(table, type).iterator();
      row = 0;
    }

    void row(Record want) {
      Record have = published.hasNext() ? published.next() : null;
      long number = row++;
      if (want.equals(have)) {
        counter.looked(1);
      } else {
        counter.see(
            false, () -> dataset + " row " + number, () -> String.valueOf(have), want.toString());
      }
    }

    void end() {
      while (published.hasNext()) {
        Record have = published.next();
        long number = row++;
        counter.see(
            false, () -> dataset + " row " + number, () -> String.valueOf(have), "no such row");
      }
    }
  }
}
