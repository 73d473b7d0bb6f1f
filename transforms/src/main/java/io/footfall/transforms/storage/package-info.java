/**
 * Paths in, bytes out, and back: every file of a run root, on any file system, read below a limit,
 * written under a temporary name and published whole, moved aside but never overwritten (DESIGN law
 * 8). Knows no table and no state.
 */
package io.footfall.transforms.storage;
