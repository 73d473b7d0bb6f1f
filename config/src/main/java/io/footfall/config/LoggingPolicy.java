package io.footfall.config;

import java.util.List;

/**
 * Which logs are written; decides no rows (DECISIONS 1.1): {@code logging_policy}.
 *
 * @param policyId constant {@code logging_policy}
 * @param version version text
 * @param rngEvents states whose draws are logged event by event: 5B.S2, 5B.S3, 5B.S4
 */
public record LoggingPolicy(String policyId, String version, List<String> rngEvents) {
  public LoggingPolicy {
    rngEvents = List.copyOf(rngEvents);
  }
}
