/**
 * Logs of the draws of 5B (rng.md section 8): audit, trace, and one line per event where asked for.
 * They carry the clock and stand in no bundle; 5B.S5 reconciles them with the published tables.
 */
package io.footfall.transforms.seg5b.rnglog;
