/**
 * The published tables of a run judged by SQL, by DuckDB in place of our own reader. The Parquet
 * files of a run in; checks and metrics, computed again, out.
 */
package io.footfall.pipelines.sql;
