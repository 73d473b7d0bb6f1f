/**
 * 5A.S0: layer-1 flags and the resolved policies in; sealed inputs, receipt and scenario manifest
 * out (5A-s0-s1.md section 2).
 */
package io.footfall.transforms.seg5a.s0gate;
