/**
 * What crosses a runner edge, and its bytes: work units in, finished parts, tallies and findings
 * out. Every element is small (DESIGN law 1) and has a canonical, deterministic coder.
 */
package io.footfall.coders;
