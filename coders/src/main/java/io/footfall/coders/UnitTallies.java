package io.footfall.coders;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.MapCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;

/**
 * All tallies of a work unit by id: runners keep those of every unit until the last one is done,
 * and a unit of a validation has tens of thousands.
 *
 * @param deflated the tallies, ids ascending, as a zlib stream of their coders' bytes; not copied
 */
public record UnitTallies(byte[] deflated) {
  private static final Coder<Map<String, Tally>> RAW =
      MapCoder.of(StringUtf8Coder.of(), TallyCoder.of());

  /** Packs the tallies of a unit; their order in the map does not matter. */
  public static UnitTallies of(Map<String, Tally> tallies) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (OutputStream out = new BufferedOutputStream(new DeflaterOutputStream(bytes, deflater))) {
      RAW.encode(new TreeMap<>(tallies), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return new UnitTallies(bytes.toByteArray());
  }

  /** The tallies by id, ascending. */
  public SortedMap<String, Tally> all() {
    try (InputStream in =
        new BufferedInputStream(new InflaterInputStream(new ByteArrayInputStream(deflated)))) {
      return Collections.unmodifiableSortedMap(new TreeMap<>(RAW.decode(in)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UnitTallies t && Arrays.equals(deflated, t.deflated);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(deflated);
  }

  @Override
  public String toString() {
    return all().toString();
  }
}
