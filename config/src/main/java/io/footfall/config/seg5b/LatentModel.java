package io.footfall.config.seg5b;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Latent models of {@code arrival_lgcp_config_5B}. */
public enum LatentModel {
  /** No latent field: every factor is 1 and nothing is drawn. */
  @JsonProperty("none")
  NONE,
  /** Stationary first-order recursion: log-Gaussian with correlation exp(-k/L) at lag k. */
  @JsonProperty("log_gaussian_ou_v1")
  LOG_GAUSSIAN_OU,
  /** The same recursion over a mixture of market, country, merchant and group normals. */
  @JsonProperty("log_gaussian_ou_mixed_v1")
  LOG_GAUSSIAN_OU_MIXED,
  /** Independent normals per bucket. */
  @JsonProperty("log_gaussian_iid_v1")
  LOG_GAUSSIAN_IID;

  /** Whether every key of a group has the path of the group. */
  public boolean pathOfGroup() {
    return this != LOG_GAUSSIAN_OU_MIXED;
  }

  /** Whether a bucket depends on the one before. */
  public boolean hasMemory() {
    return this == LOG_GAUSSIAN_OU || this == LOG_GAUSSIAN_OU_MIXED;
  }
}
