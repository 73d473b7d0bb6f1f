package io.footfall.config.seg5b;

import java.io.Serializable;

/** Whether a scenario is ordinary or a stress; the first feature of a latent group. */
public enum ScenarioBand {
  BASELINE("baseline"),
  STRESS("stress");

  private final String id;

  ScenarioBand(String id) {
    this.id = id;
  }

  /** Name in tables, group ids and policies. */
  public String id() {
    return id;
  }

  /** The band of a scenario's flag. */
  public static ScenarioBand of(boolean isBaseline) {
    return isBaseline ? BASELINE : STRESS;
  }

  /**
   * A number per band.
   *
   * @param baseline for baseline scenarios
   * @param stress for stress scenarios
   */
  public record Values(double baseline, double stress) implements Serializable {
    /** The number of a band. */
    public double of(ScenarioBand band) {
      return band == BASELINE ? baseline : stress;
    }
  }
}
