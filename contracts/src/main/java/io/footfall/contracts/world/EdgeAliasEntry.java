package io.footfall.contracts.world;

/**
 * Row of {@code edge_alias_index_3B}. Where each merchant's alias slice stands in the edge blob.
 *
 * @param scope MERCHANT rows, then one GLOBAL row
 * @param merchantId merchant, unsigned; empty on the GLOBAL row
 * @param blobOffsetBytes first byte of the slice; empty on the GLOBAL row
 * @param blobLengthBytes bytes of the slice without padding; of the blob on the GLOBAL row; null
 *     where empty
 * @param edgeCountTotal edges of the merchant, or of all; null on other rows
 * @param aliasTableLength slots of the slice, or of all; null on other rows
 * @param merchantAliasChecksum SHA-256 of the slice; null on other rows
 * @param aliasLayoutVersion layout of the slices; null on other rows
 * @param universeHash always empty: the hash covers this table
 * @param blobSha256Hex SHA-256 of the blob; GLOBAL row only; null on other rows
 * @param notes free text; null on other rows
 */
public record EdgeAliasEntry(
    String scope,
    Long merchantId,
    Long blobOffsetBytes,
    Long blobLengthBytes,
    Long edgeCountTotal,
    Long aliasTableLength,
    String merchantAliasChecksum,
    String aliasLayoutVersion,
    String universeHash,
    String blobSha256Hex,
    String notes) {}
