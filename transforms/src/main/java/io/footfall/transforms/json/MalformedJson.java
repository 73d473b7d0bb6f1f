package io.footfall.transforms.json;

import java.io.IOException;

/** Bytes that are not the JSON document they should be; the message says what was found. */
public final class MalformedJson extends IOException {
  private static final long serialVersionUID = 1L;

  /** A message without the file, which the caller adds. */
  public MalformedJson(String message) {
    super(message);
  }

  /** The same with the file in front. */
  public MalformedJson at(String path) {
    MalformedJson named = new MalformedJson(path + ": " + getMessage());
    named.initCause(this);
    return named;
  }
}
