/**
 * Values in, one Parquet file out: columns are filled row by row and encoded a page at a time, and
 * the part tells its rows, bytes, digest and keys (DESIGN law 2).
 */
package io.footfall.transforms.parquet.write;
