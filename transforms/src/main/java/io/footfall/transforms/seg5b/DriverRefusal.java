package io.footfall.transforms.seg5b;

import io.footfall.coders.Finding;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.transforms.state.LawBroken;
import java.io.IOException;

/** Laws that the driver already applies while it plans: there a broken one is a refusal. */
public final class DriverRefusal {
  private DriverRefusal() {}

  /** Something the driver does that may break a law. */
  @FunctionalInterface
  public interface Law<T> {
    T apply() throws IOException;
  }

  /**
   * Result of the law.
   *
   * @param remedy what the user can do when it is broken
   * @throws FootfallException with code, key, found and expected of the broken law
   */
  public static <T> T of(String remedy, Law<T> law) throws IOException {
    try {
      return law.apply();
    } catch (LawBroken e) {
      Finding finding = e.finding();
      int dot = finding.code().lastIndexOf('.');
      throw new FootfallException(
          new FailureCode(finding.code().substring(0, dot), finding.code().substring(dot + 1)),
          finding.key() + ": found " + finding.found() + "; expected " + finding.expected(),
          remedy,
          e);
    }
  }
}
