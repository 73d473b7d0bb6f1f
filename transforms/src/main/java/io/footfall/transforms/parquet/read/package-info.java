/**
 * One Parquet file in, values out: columns decoded a page at a time, row groups skipped by merchant
 * or bounds, foreign and damaged files refused with what is wrong (DESIGN law 2).
 */
package io.footfall.transforms.parquet.read;
