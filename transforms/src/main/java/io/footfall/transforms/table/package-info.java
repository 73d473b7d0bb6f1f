/**
 * The one way to write and read a table (DESIGN laws 1, 2 and 8): work units in, one Parquet file
 * per unit written column by column, sidecars for resume, a manifest at the end; slices of sealed
 * tables out. Only this package knows Parquet, part names and commit order.
 */
package io.footfall.transforms.table;
