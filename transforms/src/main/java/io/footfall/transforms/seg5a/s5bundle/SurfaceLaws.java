package io.footfall.transforms.seg5a.s5bundle;

import io.footfall.coders.SealedTable;
import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.BaselineIntensityPolicy;
import io.footfall.config.seg5a.DemandScalePolicy;
import io.footfall.config.seg5a.MerchantClassPolicy;
import io.footfall.config.seg5a.ShapeLibrary;
import io.footfall.config.seg5a.ShapeTimeGridPolicy;
import io.footfall.config.seg5a.ZoneShapeModifiers;
import io.footfall.contracts.Partition;
import io.footfall.contracts.seg5a.CalendarEvent;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.transforms.evidence.RowKey;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.seg5a.SurfacePlan;
import io.footfall.transforms.seg5a.calendar.CalendarLaw;
import io.footfall.transforms.seg5a.calendar.CalendarWorld;
import io.footfall.transforms.seg5a.s1classes.MerchantFactsReader;
import io.footfall.transforms.seg5a.s1classes.PlaceLaw;
import io.footfall.transforms.seg5a.s1classes.PlacePolicies;
import io.footfall.transforms.seg5a.s2shapes.ShapeKey;
import io.footfall.transforms.seg5a.s2shapes.ShapeLaw;
import io.footfall.transforms.seg5a.s2shapes.ShapeRows;
import io.footfall.transforms.seg5a.s2shapes.WeeklyShape;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.WorkerCache;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Layer-1 tables and policies that decide what 5A publishes for a scenario, and the laws that
 * regenerate it. Reads nothing of 5A.
 *
 * @param merchants {@code transaction_schema_merchant_ids}
 * @param endpoints sites, edges and modes
 * @param policies law policies of 5A
 * @param calendarLaw law of the calendar
 * @param drawPh text in the slot of the parameter hash
 * @param digest digest of the policies
 */
record SurfaceLaws(
    SealedTable merchants,
    Endpoints endpoints,
    Policies policies,
    CalendarLaw calendarLaw,
    String drawPh,
    String digest)
    implements Serializable {
  /** Policies that decide the replayed rows. */
  static final List<PolicyFile> FILES =
      List.of(
          PolicyFile.MERCHANT_CLASS,
          PolicyFile.DEMAND_SCALE,
          PolicyFile.SHAPE_TIME_GRID,
          PolicyFile.SHAPE_LIBRARY,
          PolicyFile.ZONE_SHAPE_MODIFIERS,
          PolicyFile.BASELINE_INTENSITY,
          PolicyFile.SCENARIO_HORIZON,
          PolicyFile.SCENARIO_CALENDAR,
          PolicyFile.REAL_CALENDAR,
          PolicyFile.CALENDAR_CUSTOMS,
          PolicyFile.CALENDAR_EVENTS,
          PolicyFile.SCENARIO_OVERLAY,
          PolicyFile.OVERLAY_ORDERING,
          PolicyFile.DRAW_POLICY);

  /** Parsed policies. */
  record Policies(
      MerchantClassPolicy classes,
      DemandScalePolicy scale,
      ShapeTimeGridPolicy grid,
      ShapeLibrary library,
      ZoneShapeModifiers modifiers,
      BaselineIntensityPolicy baseline)
      implements Serializable {}

  /** Shapes regenerated so far; one a worker and set of policies. */
  private static final class ShapeBook {
    private final ShapeLaw law;
    private final ConcurrentHashMap<ShapeKey, WeeklyShape> shapes = new ConcurrentHashMap<>();

    ShapeBook(ShapeLaw law) {
      this.law = law;
    }
  }

  /** Laws of a scenario. */
  static SurfaceLaws of(RunContext ctx, String scenarioId, Endpoints endpoints) throws IOException {
    StringBuilder digest = new StringBuilder();
    for (PolicyFile file : FILES) {
      digest.append(Storage.sha256(ctx.config().bytes(file)));
    }
    return new SurfaceLaws(
        ctx.table("transaction_schema_merchant_ids", Partition.world(ctx.identity())),
        endpoints,
        new Policies(
            ctx.config().read(PolicyFile.MERCHANT_CLASS, MerchantClassPolicy.class),
            ctx.config().read(PolicyFile.DEMAND_SCALE, DemandScalePolicy.class),
            ctx.config().read(PolicyFile.SHAPE_TIME_GRID, ShapeTimeGridPolicy.class),
            ctx.config().read(PolicyFile.SHAPE_LIBRARY, ShapeLibrary.class),
            ctx.config().read(PolicyFile.ZONE_SHAPE_MODIFIERS, ZoneShapeModifiers.class),
            ctx.config().read(PolicyFile.BASELINE_INTENSITY, BaselineIntensityPolicy.class)),
        CalendarLaw.of(ctx.config(), scenarioId, CalendarWorld.of(ctx).countries()),
        SurfacePlan.drawPh(ctx),
        Storage.sha256(digest.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
  }

  /** Places of a merchant range by S1's law, ascending by key. */
  TreeMap<RowKey, MerchantZoneProfile> places(KeyRange range) throws IOException {
    PlaceLaw law =
        new PlacePolicies(policies.classes(), policies.scale(), policies.library(), drawPh).law();
    TreeMap<RowKey, MerchantZoneProfile> places = new TreeMap<>();
    new MerchantFactsReader(merchants, endpoints.zones(), endpoints.modes(), endpoints.edges())
        .forEach(
            range,
            facts ->
                law.places(facts)
                    .forEach(
                        p ->
                            places.put(
                                new RowKey(p.merchantId(), List.of(p.legalCountryIso(), p.tzid())),
                                p)));
    return places;
  }

  private ShapeLaw shapeLaw() {
    return new ShapeLaw(
        policies.grid(),
        policies.library(),
        policies.modifiers(),
        policies.baseline().shapeSumAbsTol(),
        drawPh);
  }

  /** Rows of S2's tables. */
  ShapeRows shapeRows() {
    return new ShapeRows(shapeLaw(), policies.grid(), policies.library(), policies.modifiers());
  }

  /** Shape of a place by S2's law; not to be written to. */
  double[] shape(MerchantZoneProfile place) throws IOException {
    return shape(ShapeKey.of(place)).values();
  }

  /** A shape by S2's law; not to be written to. */
  WeeklyShape shape(ShapeKey key) throws IOException {
    ShapeBook book =
        WorkerCache.get(
            "replayed-shapes:" + digest + drawPh, ShapeBook.class, () -> new ShapeBook(shapeLaw()));
    return book.shapes.computeIfAbsent(key, book.law::shape);
  }

  /** Calendar by its law, ascending by event id. */
  List<CalendarEvent> calendar() throws IOException {
    return calendarLaw.events(
        CalendarWorld.read(endpoints.zones(), endpoints.edges(), policies.classes().classes()));
  }
}
