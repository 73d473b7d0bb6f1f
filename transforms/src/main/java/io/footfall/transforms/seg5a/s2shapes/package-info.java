/**
 * 5A.S2: places of S1 in; the local-week grid and one weekly shape per class, country, zone and
 * channel out.
 */
package io.footfall.transforms.seg5a.s2shapes;
