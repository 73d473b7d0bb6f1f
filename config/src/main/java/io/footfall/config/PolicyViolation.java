package io.footfall.config;

/**
 * A rule between fields that a JSON Schema cannot say, thrown by the compact constructor of a
 * policy record; the reader adds file, line and code.
 */
public final class PolicyViolation extends IllegalArgumentException {
  private final String pointer;

  /**
   * @param pointer JSON pointer of the offending field, relative to the document
   * @param found the value found
   * @param expected the rule
   */
  public PolicyViolation(String pointer, Object found, String expected) {
    super("found " + found + "; expected " + expected);
    this.pointer = pointer;
  }

  public String pointer() {
    return pointer;
  }
}
