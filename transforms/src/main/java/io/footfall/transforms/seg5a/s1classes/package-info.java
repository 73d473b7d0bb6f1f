/**
 * 5A.S1: merchants, zone allocation, virtual classification and edges in; class, channel and weekly
 * volume of every place where a merchant trades out.
 */
package io.footfall.transforms.seg5a.s1classes;
