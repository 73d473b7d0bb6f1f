/**
 * No PASS, no read. Verdicts of bundles and sealed inputs in; what a segment or a state may open
 * out, or the code it refuses with, before any data is read (5A-s0-s1.md sections 2 and 3.1,
 * 5B-s0-s1-s5.md A).
 */
package io.footfall.transforms.gate;
