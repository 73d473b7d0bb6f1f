package io.footfall.transforms.parquet.read;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.footfall.transforms.parquet.write.PartWriter;
import io.footfall.transforms.storage.Storage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Parquet is hostile input: a damaged part is read to its end or refused with its path. */
class HostilePartTest {
  private static final int ROWS = 3000;
  private static final byte[] PART = part();
  private static final List<String> FLAT =
      List.of("merchant_id", "zone", "settlement", "note", "bucket", "ts", "lambda", "factor");

  private static byte[] part() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PartWriter part =
        new PartWriter(
            Channels.newChannel(bytes),
            PartRoundTripTest.contract(),
            PartRoundTripTest.partition())) {
      for (int i = 0; i < ROWS; i++) {
        int r = part.row();
        part.longs("merchant_id").set(r, PartRoundTripTest.merchant(i));
        part.texts("zone").set(r, "Zone/" + i / 500);
        part.texts("settlement").setNull(r);
        if (i % 3 == 0) {
          part.texts("note").setNull(r);
        } else {
          part.texts("note").set(r, "n" + i);
        }
        part.longs("local_ts").set(r, i);
        part.doubles("factor").set(r, i % 11);
        part.longs("bucket").set(r, i % 100);
        part.longs("ts").set(r, i * 37L);
        part.doubles("lambda").set(r, i * 0.1);
        part.booleans("capped").set(r, i % 5 == 0);
        part.lists("labels").set(r, List.of("a", "b" + i % 2));
        part.endRow();
        part.endKey();
      }
      part.finish();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  /** Reads the bytes both ways; anything but an IOException with the path fails the test. */
  private static boolean readable(byte[] bytes) throws IOException {
    Path file = Files.createTempFile("hostile", ".parquet");
    try {
      Files.write(file, bytes);
      String path = file.toString();
      boolean ours =
          assertTimeoutPreemptively(Duration.ofSeconds(20), () -> ours(path) && foreign(path));
      return ours;
    } finally {
      Files.delete(file);
    }
  }

  private static boolean ours(String path) throws IOException {
    long rows = 0;
    try (PartReader part = PartReader.open(path, KeyRange.ALL, FLAT)) {
      while (part.nextBatch()) {
        rows += part.size();
      }
      assertThat(rows, is(part.rows()));
      return true;
    } catch (UnreadablePart e) {
      assertThat(e.getMessage(), containsString(path));
      return false;
    }
  }

  private static boolean foreign(String path) throws IOException {
    try (ForeignPart part = new ForeignPart(Storage.open(path))) {
      while (part.next() != null) {
        // Only the end matters.
      }
      return true;
    } catch (ForeignPart.Unreadable e) {
      return false;
    }
  }

  @Test
  void theSoundPartIsRead() throws IOException {
    assertThat(readable(PART), is(true));
  }

  @Property(tries = 400, seed = "7")
  void aFlippedBitIsReadOrRefused(@ForAll Random random) throws IOException {
    byte[] bytes = PART.clone();
    for (int i = 0; i <= random.nextInt(3); i++) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    readable(bytes);
  }

  @Property(tries = 400, seed = "8")
  void aFlippedFooterIsReadOrRefused(@ForAll Random random) throws IOException {
    byte[] bytes = PART.clone();
    int footer = footerLength();
    for (int i = 0; i <= random.nextInt(4); i++) {
      bytes[bytes.length - 1 - random.nextInt(footer + 8)] = (byte) random.nextInt();
    }
    readable(bytes);
  }

  @Property(tries = 100, seed = "9")
  void aTruncatedPartIsRefused(@ForAll @IntRange(max = 100_000) int cut) throws IOException {
    assertThat(readable(Arrays.copyOf(PART, cut % PART.length)), is(false));
  }

  @Property(tries = 100, seed = "10")
  void randomBytesAreRefused(@ForAll byte[] bytes) throws IOException {
    assertThat(readable(bytes), is(false));
  }

  @Property(tries = 100, seed = "11")
  void aFooterLengthThatLiesIsRefused(@ForAll int length) throws IOException {
    byte[] bytes = PART.clone();
    if (length == footerLength()) {
      return;
    }
    for (int i = 0; i < 4; i++) {
      bytes[bytes.length - 8 + i] = (byte) (length >>> 8 * i);
    }
    readable(bytes);
  }

  private static int footerLength() {
    int length = 0;
    for (int i = 0; i < 4; i++) {
      length |= (PART[PART.length - 8 + i] & 0xff) << 8 * i;
    }
    assertThat(length, greaterThan(100));
    return length;
  }

  @Test
  void anEncryptedFooterIsRefused() throws IOException {
    byte[] bytes = PART.clone();
    byte[] magic = {'P', 'A', 'R', 'E'};
    System.arraycopy(magic, 0, bytes, 0, 4);
    System.arraycopy(magic, 0, bytes, bytes.length - 4, 4);
    assertThat(readable(bytes), is(false));
  }

  @Test
  void aMissingOrNestedColumnIsRefused() throws IOException {
    Path file = Files.createTempFile("hostile", ".parquet");
    Files.write(file, PART);
    for (String name : List.of("absent", "labels")) {
      assertThrows(
          UnreadablePart.class,
          () -> PartReader.open(file.toString(), KeyRange.ALL, List.of(name)));
    }
    Files.delete(file);
  }

  @Test
  void claimsBeyondTheBytesAreRefused() {
    assertThrows(IOException.class, () -> PartFooter.requirePage(10, 1 << 27));
    assertThrows(IOException.class, () -> PartFooter.requirePage(10, -1));
    byte[] run = {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f};
    assertThrows(
        IOException.class, () -> new HybridRuns(1, run, 0, run.length).read(new int[100], 100));
    assertThrows(
        IOException.class, () -> new HybridRuns(1, new byte[0], 0, 0).read(new int[100], 100));
    byte[] delta = {(byte) 0x80, 1, 4, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f};
    assertThrows(IOException.class, () -> new DeltaRuns(delta, 0, delta.length, 100));
  }
}
