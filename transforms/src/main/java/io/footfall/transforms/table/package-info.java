/**
 * Sealed tables out: the manifest names and digests the parts; slices of merchants, rows as records
 * and what a worker keeps of small tables come back (DESIGN law 2). Part in, typed value out.
 */
package io.footfall.transforms.table;
