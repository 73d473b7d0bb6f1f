/**
 * Realism of surfaces (realism.md section 3, S1 to S22): weeks, profiles and shapes of a scenario
 * in; one check a metric out, judged from sums that merge exactly.
 */
package io.footfall.transforms.seg5a.s5metrics;
