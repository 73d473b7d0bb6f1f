package io.footfall.coders;

import java.io.Serializable;

/**
 * Token of a published table: where its manifest lies and what it held when it was sealed.
 *
 * @param dataset dataset id
 * @param folder folder of the parts and the manifest, absolute
 * @param rows rows over all parts
 * @param bytes bytes over all parts
 * @param manifestSha256 digest of {@code _manifest.json}, which lists every part's digest
 */
public record SealedTable(
    String dataset, String folder, long rows, long bytes, String manifestSha256)
    implements Serializable {}
