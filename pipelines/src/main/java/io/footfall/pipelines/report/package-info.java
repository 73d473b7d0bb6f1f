/**
 * The report of a run: figures in, one HTML page out that needs nothing else. Charts and the tables
 * behind them come from one model ({@link io.footfall.pipelines.report.Chart}); every text of a run
 * is taken for hostile ({@link io.footfall.pipelines.report.Markup}).
 */
package io.footfall.pipelines.report;
