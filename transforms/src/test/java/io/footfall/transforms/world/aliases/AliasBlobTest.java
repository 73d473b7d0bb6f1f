package io.footfall.transforms.world.aliases;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.footfall.transforms.sampling.AliasTable;
import io.footfall.transforms.world.SlowHash;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Slices stand where the blob says and decode to their weights. */
class AliasBlobTest {
  @Test
  void offsetsArePrefixSumsAndSlicesDecode() {
    SplittableRandom random = new SplittableRandom(7);
    AliasBlob blob = new AliasBlob();
    double[][] weights = new double[40][];
    AliasBlob.Slice[] slices = new AliasBlob.Slice[weights.length];
    long offset = 0;
    for (int m = 0; m < weights.length; m++) {
      weights[m] = random.doubles(1 + random.nextInt(200)).toArray();
      slices[m] = blob.add(weights[m]);
      assertThat(slices[m].offset(), is(offset));
      assertThat(slices[m].slots(), is(weights[m].length));
      offset += 16 + 8L * weights[m].length;
    }
    assertThat(blob.size(), is(offset));
    byte[] bytes = blob.toBytes();
    for (int m = 0; m < weights.length; m++) {
      int from = (int) slices[m].offset();
      int length = (int) slices[m].length();
      byte[] slice = Arrays.copyOfRange(bytes, from, from + length);
      assertThat(slices[m].checksum(), is(HexFormat.of().formatHex(SlowHash.sha256(slice))));
      AliasTable table = AliasTable.decode(bytes, from, length);
      assertThat(table.lawError(weights[m]), lessThanOrEqualTo(AliasTable.LAW_TOLERANCE));
    }
  }
}
