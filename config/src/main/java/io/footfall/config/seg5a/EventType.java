package io.footfall.config.seg5a;

/** Vocabulary of calendar events. */
public enum EventType {
  HOLIDAY,
  PAYDAY,
  CAMPAIGN,
  OUTAGE,
  STRESS
}
