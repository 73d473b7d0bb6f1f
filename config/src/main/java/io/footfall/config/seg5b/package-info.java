/** Policies of segment 5B as records: YAML below {@code layer2/5B}, one record per file. */
package io.footfall.config.seg5b;
