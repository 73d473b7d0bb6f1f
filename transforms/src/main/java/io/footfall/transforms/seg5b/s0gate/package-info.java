/** 5B.S0: the flags of layer 1 and 5A in; sealed inputs and receipt out (5B-s0-s1-s5.md part A). */
package io.footfall.transforms.seg5b.s0gate;
