package io.footfall.pipelines.console;

/** Release of this program, as {@code --version} and reports tell it. */
public final class Release {
  /** Version of this release. */
  public static final String VERSION = "0.1.0";

  private Release() {}
}
