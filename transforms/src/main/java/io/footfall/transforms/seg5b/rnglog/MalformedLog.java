package io.footfall.transforms.seg5b.rnglog;

/** A log that cannot be read as its contract says; the message tells file, line and breach. */
public final class MalformedLog extends RuntimeException {
  private static final long serialVersionUID = 1;

  MalformedLog(String message) {
    super(message);
  }
}
