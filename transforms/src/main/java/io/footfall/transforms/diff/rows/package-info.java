/**
 * Rows of a table of two runs: read by ranges of merchants, paired by key (arrivals by bucket, zone
 * and rank in time), compared column by column, and counted. Two sealed tables in, pairs of rows in
 * key order and a {@link io.footfall.transforms.diff.rows.TableDifference} out. Knows no law.
 */
package io.footfall.transforms.diff.rows;
