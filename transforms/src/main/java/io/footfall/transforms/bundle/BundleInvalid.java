package io.footfall.transforms.bundle;

/**
 * A bundle, index or flag that breaks its law: what was found and what was expected. The gate that
 * reads it adds its own code (5A: {@code S0_IO_READ_FAILED}, 5B: {@code UPSTREAM_GATE_MISMATCH}).
 */
public final class BundleInvalid extends RuntimeException {
  /**
   * @param kind segment of the bundle
   * @param message what was found, what was expected
   */
  public BundleInvalid(BundleKind kind, String message) {
    super("bundle " + kind.segment() + ": " + message);
  }
}
