/**
 * What differs between two published runs, and the proof that with common random numbers only keys
 * with changed inputs changed (DECISIONS 1.3): {@code inputs} (policies, seeds, laws), {@code rows}
 * (tables, paired and counted) and {@code causes} (the rules), brought together by a walk over all
 * merchants. Sealed tables of both runs in, one {@link io.footfall.transforms.diff.RunDifference}
 * out. Reads every row once, in key order, by units of merchants; holds one merchant's causes and
 * one bucket's arrivals at a time.
 */
package io.footfall.transforms.diff;
