package io.footfall.transforms.diff.inputs;

/**
 * A field of a policy that differs.
 *
 * @param path JSON pointer into the file
 * @param before value of the first run as JSON, or null where it has none
 * @param after value of the second run
 */
public record FieldChange(String path, String before, String after) {}
