/**
 * The list of artefacts a segment may read in, sealed rows and their digest out: every artefact
 * found, checked against its registry and digested (5A-s0-s1.md section 2.4, 5B-s0-s1-s5.md A4 to
 * A6).
 */
package io.footfall.transforms.seal;
