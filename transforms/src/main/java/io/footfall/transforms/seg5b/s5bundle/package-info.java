/**
 * 5B.S5: everything 5B.S0 to S4 published for one arrival seed, read again in full; a bundle of
 * evidence out, and the flag on PASS (5B-s0-s1-s5.md part C, realism.md section 2).
 */
package io.footfall.transforms.seg5b.s5bundle;
