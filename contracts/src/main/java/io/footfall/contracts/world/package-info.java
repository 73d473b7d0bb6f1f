/**
 * Rows of the layer-1 tables (world.md section 3), one record per table: the columns that the
 * writer does not fill in itself, in file order.
 */
package io.footfall.contracts.world;
