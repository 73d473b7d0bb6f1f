package io.footfall.config.seg5a;

/** Vocabulary of calendar events. */
public enum EventType {
  /** A public holiday. */
  HOLIDAY,
  /** The day before one. */
  EVE,
  /** Wages have come in. */
  PAYDAY,
  /** A sale of a whole class, or an offer of one merchant. */
  CAMPAIGN,
  /** Not open yet. */
  OPENING,
  /** Not open, for some days or for good. */
  CLOSURE,
  /** Payments fail. */
  OUTAGE,
  /** What was put off is caught up. */
  REBOUND,
  /** A window of stress. */
  STRESS,
  /** The season of the year. */
  SEASON
}
