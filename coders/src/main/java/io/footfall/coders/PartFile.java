package io.footfall.coders;

import java.io.Serializable;

/**
 * A finished file of a table.
 *
 * @param dataset dataset id
 * @param number part number
 * @param name file name below the table's folder
 * @param rows rows in the file
 * @param bytes size of the file
 * @param sha256 lower-case hex digest of the file
 * @param firstMerchant smallest merchant id of the unit that wrote it, unsigned
 * @param lastMerchant largest merchant id of that unit, unsigned
 */
public record PartFile(
    String dataset,
    int number,
    String name,
    long rows,
    long bytes,
    String sha256,
    long firstMerchant,
    long lastMerchant)
    implements Serializable {}
