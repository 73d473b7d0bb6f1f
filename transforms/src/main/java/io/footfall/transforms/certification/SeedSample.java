package io.footfall.transforms.certification;

import io.footfall.coders.SealedTable;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Arrivals of one seed the classifier of A23 looks at: of every merchant equally many, those whose
 * hash of (merchant, arrival_seq) is smallest. Half of the merchants, by another hash, train in the
 * first half of the horizon; the others are held out in the second half. What the latent field did
 * to a merchant, a country or a week of one seed so never helps, only what seeds would do always.
 * One pass over the events in their order; the same rows whatever files and runner.
 */
final class SeedSample {
  /** Blocks of merchants for the standard error. */
  static final int MERCHANT_BLOCKS = 20;

  private static final long DAY = 86_400_000_000L;
  private static final long SECOND = 1_000_000L;
  private static final long SIDE = 0x5eed_a23_0001L;
  private static final long BLOCK = 0x5eed_a23_0002L;
  private static final long PICK = 0x5eed_a23_0003L;

  private final ScenarioHorizonConfig.Scenario scenario;
  private final int perMerchant;
  private final PriorityQueue<Row> kept =
      new PriorityQueue<>(Comparator.comparingLong(Row::hash).thenComparing(Row::seq).reversed());
  private final List<Row> rows = new ArrayList<>();

  private SeedSample(ScenarioHorizonConfig.Scenario scenario, int perMerchant) {
    this.scenario = scenario;
    this.perMerchant = perMerchant;
  }

  /**
   * One arrival; no id, no date.
   *
   * @param hash place in the merchant's order of picking
   * @param seq place in the merchant's arrivals
   * @param heldOut whether the row judges, and does not train
   * @param merchantBlock block of the merchant, 0 to 19
   * @param day day since the middle of the horizon
   * @param hour local hour
   * @param weekday local day of the week, 0 for Monday
   * @param demandClass demand class
   * @param channel channel group
   * @param gap bin of the time since the merchant's arrival before
   * @param place 120th part of the bucket
   * @param micro hundredth part of the second
   */
  record Row(
      long hash,
      int seq,
      boolean heldOut,
      int merchantBlock,
      int day,
      int hour,
      int weekday,
      String demandClass,
      String channel,
      int gap,
      int place,
      int micro) {}

  /**
   * Picks rows, in the order of the table.
   *
   * @param events arrival_events_5B of a seed and scenario
   * @param perMerchant rows of a merchant
   */
  static List<Row> of(SealedTable events, ScenarioHorizonConfig.Scenario scenario, int perMerchant)
      throws IOException {
    return new SeedSample(scenario, perMerchant).read(events);
  }

  private List<Row> read(SealedTable events) throws IOException {
    long middle = scenario.startMicros() + scenario.buckets() / 2 * scenario.bucketMicros();
    try (TableSlice slice =
        TableSlice.open(
            events,
            KeyRange.ALL,
            "merchant_id",
            "ts_utc",
            "utc_offset_minutes",
            "demand_class",
            "channel_group")) {
      long merchant = 0;
      long before = 0;
      int seq = 0;
      boolean heldOut = false;
      while (slice.next()) {
        long at = slice.longAt(1);
        if (seq == 0 || slice.longAt(0) != merchant) {
          flush();
          merchant = slice.longAt(0);
          heldOut = (mix(merchant ^ SIDE) & 1) == 1;
          seq = 1;
        } else {
          seq++;
          long hash = mix(mix(merchant ^ PICK) + seq);
          if (at >= middle == heldOut && wanted(hash)) {
            keep(row(slice, hash, seq, heldOut, at - before, middle));
          }
        }
        before = at;
      }
      flush();
    }
    return rows;
  }

  private boolean wanted(long hash) {
    return kept.size() < perMerchant || hash < kept.element().hash();
  }

  private void keep(Row row) {
    kept.add(row);
    if (kept.size() > perMerchant) {
      kept.remove();
    }
  }

  private void flush() {
    kept.stream().sorted(Comparator.comparingInt(Row::seq)).forEach(rows::add);
    kept.clear();
  }

  private Row row(TableSlice slice, long hash, int seq, boolean heldOut, long gap, long middle) {
    long at = slice.longAt(1);
    long local = at + slice.longAt(2) * 60 * SECOND;
    long day = Math.floorDiv(local, DAY);
    long offset = (at - scenario.startMicros()) % scenario.bucketMicros();
    return new Row(
        hash,
        seq,
        heldOut,
        (int) Long.remainderUnsigned(mix(slice.longAt(0) ^ BLOCK), MERCHANT_BLOCKS),
        (int) Math.floorDiv(at - middle, DAY),
        (int) (Math.floorMod(local, DAY) / (3600 * SECOND)),
        (int) Math.floorMod(day + 3, 7L),
        slice.textAt(3),
        slice.textAt(4),
        gapBin(gap),
        (int) (offset * 120 / scenario.bucketMicros()),
        (int) (at % SECOND / 10_000));
  }

  /** Quarter octaves of milliseconds, exact up to three. */
  static int gapBin(long micros) {
    long millis = Math.max(0, micros / 1000);
    if (millis < 4) {
      return (int) millis;
    }
    int octave = 63 - Long.numberOfLeadingZeros(millis);
    return (int) Math.min(127, 4L * (octave - 1) + (millis >>> octave - 2 & 3));
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
  static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }
}
