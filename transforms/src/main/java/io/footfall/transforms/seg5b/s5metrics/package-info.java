/**
 * Realism metrics A1 to A23 of 5B.S5 (realism.md section 4): named sums filled while a unit walks
 * its merchants, and their judgement from the merged sums. No class here knows Beam.
 */
package io.footfall.transforms.seg5b.s5metrics;
