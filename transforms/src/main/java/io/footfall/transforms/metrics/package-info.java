/**
 * What the realism metrics of both segments are made of: named sums that units leave and that merge
 * exactly, and statistics of merged sums; no metric of its own.
 */
package io.footfall.transforms.metrics;
