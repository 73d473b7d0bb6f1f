package io.footfall.contracts.world;

/**
 * Row of {@code edge_catalogue_index_3B}. Edge count and digest of each merchant, and of all.
 *
 * @param scope MERCHANT rows, then one GLOBAL row
 * @param merchantId merchant, unsigned; empty on the GLOBAL row
 * @param edgeCountTotal edges of the merchant; null on other rows
 * @param edgeDigest SHA-256 of the raw edge digests in edge_id order; null on other rows
 * @param edgeCataloguePath folder of the catalogue below the run root; GLOBAL row only; null where
 *     empty
 * @param edgeCatalogueSizeBytes bytes of the catalogue's parts; GLOBAL row only; null on other rows
 * @param countryMixSummary JSON object, country to number of edges; null on other rows
 * @param edgeCountTotalAllMerchants edges of all merchants; GLOBAL row only; null on other rows
 * @param edgeCatalogueDigestGlobal SHA-256 of the raw merchant digests in merchant order; GLOBAL
 *     row only; null on other rows
 * @param notes free text; null on other rows
 */
public record EdgeCatalogueEntry(
    String scope,
    Long merchantId,
    Long edgeCountTotal,
    String edgeDigest,
    String edgeCataloguePath,
    Long edgeCatalogueSizeBytes,
    String countryMixSummary,
    Long edgeCountTotalAllMerchants,
    String edgeCatalogueDigestGlobal,
    String notes) {}
