/**
 * What writing and reading of parts share: a contract in, its Parquet schema out, and the settings
 * that decide bytes (DESIGN laws 2 and 9). Only this package and the two below it know Parquet.
 */
package io.footfall.transforms.parquet;
