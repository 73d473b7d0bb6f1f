package io.footfall.transforms.evidence;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.footfall.coders.SealedTable;
import io.footfall.contracts.Partition;
import io.footfall.contracts.seg5b.RealisedIntensity;
import io.footfall.transforms.gate.HandMadeRoot;
import io.footfall.transforms.parquet.read.KeyRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of a table with broken rows, against a plain walk over the same rows. */
class KeyedRowsTest {
  private static final String DATASET = "s2_realised_intensity_5B";
  private static final int SIZE = 300;
  private static final int KEYS = 90;

  @TempDir Path runs;

  /** What a key's rows say. */
  private record Seen(
      long merchant, String zone, int rows, int misplaced, boolean complete, List<Double> first) {}

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void seesWhatAPlainWalkSees(int trial) throws IOException {
    List<RealisedIntensity> rows = rows(new SplittableRandom(trial));
    HandMadeRoot root = new HandMadeRoot(runs);
    Partition partition = Partition.arrivals(root.ctx().identity(), 42, HandMadeRoot.SCENARIO);
    root.table(DATASET, partition, RealisedIntensity.class, rows);
    SealedTable table = root.ctx().table(DATASET, partition);
    List<Seen> found = new ArrayList<>();
    KeyedRows.Request request =
        new KeyedRows.Request(
            List.of("merchant_id", "zone_representation", "channel_group"),
            "bucket_index",
            SIZE,
            List.of("lambda_baseline"),
            List.of());
    try (KeyedRows keyed = KeyedRows.open(request, table, KeyRange.ALL)) {
      while (keyed.next()) {
        found.add(
            new Seen(
                keyed.key().merchantId(),
                keyed.key().parts().get(0),
                keyed.rows(),
                keyed.misplaced(),
                keyed.complete(),
                Arrays.stream(keyed.numbers(0)).boxed().toList()));
      }
    }
    assertThat(found, is(plain(rows)));
  }

  /** Keys in order, most whole, some with rows lost, doubled, out of range or out of order. */
  private static List<RealisedIntensity> rows(SplittableRandom random) {
    List<RealisedIntensity> all = new ArrayList<>();
    for (int key = 0; key < KEYS; key++) {
      List<RealisedIntensity> rows = new ArrayList<>();
      for (int b = 0; b < SIZE; b++) {
        rows.add(row(key, b, random.nextDouble()));
      }
      int at = random.nextInt(1, SIZE);
      switch (random.nextInt(8)) {
        case 0 -> rows.remove(at);
        case 1 -> rows.add(row(key, at, -1));
        case 2 -> rows.set(at, row(key, SIZE + at, -1));
        case 3 -> rows.set(at, row(key, -1, -1));
        case 4 -> Collections.swap(rows, 0, at);
        case 5 -> rows.add(at, rows.get(at));
        case 6 -> Collections.rotate(rows, at);
        default -> {}
      }
      all.addAll(rows);
    }
    return all;
  }

  private static RealisedIntensity row(int key, int bucket, double value) {
    String zone = key % 3 == 0 ? "Europe/Berlin" : "Asia/Tokyo";
    return new RealisedIntensity(key / 2, zone, key % 2 == 0 ? "CP" : "CNP", bucket, value, 1, 2);
  }

  private static List<Seen> plain(List<RealisedIntensity> rows) {
    List<Seen> all = new ArrayList<>();
    for (int from = 0; from < rows.size(); ) {
      RealisedIntensity key = rows.get(from);
      Double[] values = new Double[SIZE];
      Arrays.fill(values, Double.NaN);
      boolean[] seen = new boolean[SIZE];
      int misplaced = 0;
      int end = from;
      for (; end < rows.size() && sameKey(rows.get(end), key); end++) {
        int at = rows.get(end).bucketIndex();
        if (at < 0 || at >= SIZE || seen[at]) {
          misplaced++;
        } else {
          seen[at] = true;
          values[at] = rows.get(end).lambdaBaseline();
        }
      }
      int count = end - from;
      all.add(
          new Seen(
              key.merchantId(),
              key.zoneRepresentation(),
              count,
              misplaced,
              misplaced == 0 && count == SIZE,
              List.of(values)));
      from = end;
    }
    return all;
  }

  private static boolean sameKey(RealisedIntensity a, RealisedIntensity b) {
    return a.merchantId() == b.merchantId()
        && a.zoneRepresentation().equals(b.zoneRepresentation())
        && a.channelGroup().equals(b.channelGroup());
  }
}
