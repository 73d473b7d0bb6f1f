package io.footfall.config.seg5a;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a predicate of an event's scope speaks of. */
public enum ScopeKind {
  @JsonProperty("global")
  GLOBAL,
  @JsonProperty("country")
  COUNTRY,
  @JsonProperty("tzid")
  TZID,
  @JsonProperty("demand_class")
  DEMAND_CLASS,
  @JsonProperty("merchant")
  MERCHANT
}
