/**
 * What a published run says in numbers: verdicts of its bundles, rows of its tables, and figures
 * aggregated from its Parquet parts. Reads behind the gates only, changes nothing, and holds
 * accumulators of bounded size, never rows.
 */
package io.footfall.pipelines.figures;
