/** Rows of the 5B tables, one record per dataset of {@code dataset_dictionary.layer2.5B.yaml}. */
package io.footfall.contracts.seg5b;
