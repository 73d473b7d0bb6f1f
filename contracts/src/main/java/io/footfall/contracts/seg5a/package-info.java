/** Row records of segment 5A, one per table: a component per column that is no identity column. */
package io.footfall.contracts.seg5a;
