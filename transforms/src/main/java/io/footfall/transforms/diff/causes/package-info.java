/**
 * Why a row differs: what layer 1 and 5A say of a merchant, its places and zones, and by these the
 * rule of each table. Rows in key order, causes before effects, in; the keys whose inputs are equal
 * though their rows are not, and counts of what is affected, out. Holds one merchant at a time.
 */
package io.footfall.transforms.diff.causes;
