package io.footfall.transforms.state;

import io.footfall.coders.Finding;

/**
 * Stops the unit that is being run; {@link UnitFn} turns it into a finding, so it never reaches a
 * runner (DESIGN law 7).
 */
public final class LawBroken extends RuntimeException {
  private final transient Finding finding;

  /** Stops with this finding. */
  public LawBroken(Finding finding) {
    super(finding.toString(), null, false, false);
    this.finding = finding;
  }

  /**
   * Stops with a finding put together here.
   *
   * @param code canonical code with its state
   * @param key key of the row concerned
   */
  public LawBroken(String code, String check, String key, Object found, String expected) {
    this(new Finding(code, check, key, String.valueOf(found), expected));
  }

  public Finding finding() {
    return finding;
  }
}
