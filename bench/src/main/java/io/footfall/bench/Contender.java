package io.footfall.bench;

/** One way to make or write the rows. */
interface Contender {
  /** Begin of its keys in the JSON, such as {@code s4_direct}. */
  String key();

  /** What it does, in a few words. */
  String what();

  /** Does it once, from nothing. */
  Sample run() throws Exception;
}
