package io.footfall.transforms.seg5b.s5bundle;

/**
 * A published value that is not the regenerated one.
 *
 * @param dataset table
 * @param key merchant and what numbers the row
 * @param column column, or {@code row} for a row that only one side has
 * @param found published value
 * @param expected regenerated value
 */
record ReplayDifference(String dataset, String key, String column, String found, String expected) {}
