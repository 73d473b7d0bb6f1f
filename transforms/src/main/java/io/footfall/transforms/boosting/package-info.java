/**
 * Gradient-boosted trees over binned columns, and the area under their curve. Libraries were looked
 * at and left: those that boost run native code, whose sums differ between machines, and a verdict
 * must be the same everywhere.
 */
package io.footfall.transforms.boosting;
