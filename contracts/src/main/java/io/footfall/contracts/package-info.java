/**
 * What the data is. Dictionary and JSON Schemas in, typed contracts out: dataset ids, path
 * templates, keys, columns, row records, identities and failure codes. Knows no Beam and no
 * Parquet.
 */
package io.footfall.contracts;
