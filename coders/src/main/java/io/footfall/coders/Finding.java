package io.footfall.coders;

import java.io.Serializable;

/**
 * A broken law, as an element (DESIGN law 7).
 *
 * @param code canonical code with its state, such as {@code 5B.S3.COUNTS_NUMERIC_INVALID}
 * @param check id of the check that saw it
 * @param key key of the row concerned, as text
 * @param found what was found
 * @param expected what the law demands
 */
public record Finding(String code, String check, String key, String found, String expected)
    implements Serializable, Comparable<Finding> {
  @Override
  public int compareTo(Finding other) {
    return text().compareTo(other.text());
  }

  private String text() {
    return String.join("\u0001", code, check, key, found, expected);
  }
}
