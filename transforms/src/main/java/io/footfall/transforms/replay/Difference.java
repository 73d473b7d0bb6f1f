package io.footfall.transforms.replay;

/**
 * A published value that is not the regenerated one.
 *
 * @param dataset table
 * @param key key of the row, its columns joined by '|'
 * @param column column, or {@code row} where a whole row is missing or too many
 * @param found published value
 * @param expected regenerated value
 */
public record Difference(
    String dataset, String key, String column, String found, String expected) {}
