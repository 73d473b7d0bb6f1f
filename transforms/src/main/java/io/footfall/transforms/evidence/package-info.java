/**
 * What a validation bundle is made of: published tables in; checks with verdicts, bounded issues, a
 * listing of all data files, index and flag out (5A-s4-s5.md section 7, 5B-s0-s1-s5.md part C).
 */
package io.footfall.transforms.evidence;
