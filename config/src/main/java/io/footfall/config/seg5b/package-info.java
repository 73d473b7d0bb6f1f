/** Policies of segment 5B, one record per file below {@code config/layer2/5B/}. */
package io.footfall.config.seg5b;
