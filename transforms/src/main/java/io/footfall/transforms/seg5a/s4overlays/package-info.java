/**
 * 5A.S4: baselines of S3 and the scenario calendar in; expected arrivals of every place in every
 * bucket of the UTC horizon out.
 */
package io.footfall.transforms.seg5a.s4overlays;
