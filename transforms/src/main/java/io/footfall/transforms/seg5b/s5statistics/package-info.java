/** Statistics the realism metrics of 5B.S5 are judged by; plain functions of numbers. */
package io.footfall.transforms.seg5b.s5statistics;
