/**
 * Segment 5A, surfaces: sealed layer 1 and policies in; weekly volumes (S1), weekly shapes (S2),
 * baselines (S3) and scenario intensities over the UTC horizon (S4) out. No randomness.
 */
package io.footfall.transforms.seg5a;
