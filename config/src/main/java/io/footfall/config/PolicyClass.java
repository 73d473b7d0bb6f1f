package io.footfall.config;

/** What a policy file decides, and so which digest it enters (DECISIONS 1.1). */
public enum PolicyClass {
  /** Decides rows; part of {@code parameter_hash}. */
  LAW,
  /** Decides the world; an artefact of {@code manifest_fingerprint}. */
  WORLD,
  /** File sizes, units, switches; its digest stands in manifests only. */
  LAYOUT,
  /** Corridors and verdicts; its digest stands in bundles only. */
  VALIDATION,
  /** Which logs are written; in no digest, and a root keeps the first it saw. */
  LOGGING
}
