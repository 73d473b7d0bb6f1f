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
  /** Independent normals per bucket. */
  @JsonProperty("log_gaussian_iid_v1")
  LOG_GAUSSIAN_IID
}
