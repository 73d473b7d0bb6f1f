package io.footfall.transforms.storage;

import io.footfall.contracts.DatasetContract;
import io.footfall.contracts.yaml.StrictYaml;

/**
 * Largest sizes of the files that are read whole: the one place that states them. Larger ones are
 * refused before a byte is read ({@link FileTooLarge}). Data files are never read whole.
 */
public enum FileLimit {
  /** {@code _passed.flag} of any segment: one line, or an object of two digests. */
  FLAG(4L << 10),
  /** A policy file. */
  POLICY(StrictYaml.MAX_BYTES),
  /**
   * A sidecar of a unit, or the evidence of a state. A tally takes some 180 bytes; validations
   * leave one for each latent group and day, each size of merchants and so on: 12,000 in {@code
   * medium}, five times as many in {@code reference}.
   */
  STATE(64L << 20),
  /** A control document: manifest, index, receipt, sealed inputs, listing, description. */
  DOCUMENT(64L << 20),
  /** A tz cache; every zone of the world for two centuries needs less. */
  TIMETABLE(64L << 20),
  /** A log or journal that is added to. */
  LOG(64L << 20),
  /** An alias blob: 8 bytes a site or edge, so 134 million of them. */
  BLOB(1L << 30);

  private final long bytes;

  FileLimit(long bytes) {
    this.bytes = bytes;
  }

  /** Bytes that are still accepted. */
  public long bytes() {
    return bytes;
  }

  /** The limit of a dataset that is a single file. */
  public static FileLimit of(DatasetContract dataset) {
    return switch (dataset.format()) {
      case "flag" -> FLAG;
      case "binary" -> dataset.id().startsWith("tz_") ? TIMETABLE : BLOB;
      case "jsonl" -> LOG;
      default -> DOCUMENT;
    };
  }
}
