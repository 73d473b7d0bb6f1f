package io.footfall.transforms.diff;

/**
 * A difference none of whose inputs differ.
 *
 * @param dataset table
 * @param key key of the rows: (merchant, zone, channel) in 5B, the row's own elsewhere
 * @param row key of the first such row
 * @param what column and values, or which run alone has the row
 */
public record Unexplained(String dataset, String key, String row, String what) {}
