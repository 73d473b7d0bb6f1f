package io.footfall.config.seg5b;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Count laws of {@code arrival_count_config_5B}. */
public enum CountLawId {
  /** Variance mu; one uniform. */
  @JsonProperty("poisson")
  POISSON("poisson", 1),
  /** Variance mu + mu^2 / kappa; two uniforms. */
  @JsonProperty("nb2")
  NB2("nb2", 2);

  private final String id;
  private final int draws;

  CountLawId(String id, int draws) {
    this.id = id;
    this.draws = draws;
  }

  /** Name in tables and policies. */
  public String id() {
    return id;
  }

  /** Uniforms a positive intensity takes. */
  public int draws() {
    return draws;
  }
}
