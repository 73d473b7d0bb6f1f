/**
 * 5A.S5: everything 5A.S0 to S4 published, read again in full; a bundle of evidence out, and the
 * flag on PASS (5A-s4-s5.md section 7, realism.md section 2).
 */
package io.footfall.transforms.seg5a.s5bundle;
