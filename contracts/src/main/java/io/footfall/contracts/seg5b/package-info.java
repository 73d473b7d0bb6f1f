/**
 * Rows of the tables segment 5B publishes: one record per dataset, its identity columns left out.
 */
package io.footfall.contracts.seg5b;
