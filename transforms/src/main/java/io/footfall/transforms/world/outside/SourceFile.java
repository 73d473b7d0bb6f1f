package io.footfall.transforms.world.outside;

import java.io.Serializable;

/**
 * A data file of a world made elsewhere.
 *
 * @param dataset dataset id
 * @param path path below the world's root
 * @param bytes size
 * @param sha256 digest, lower-case hex
 */
record SourceFile(String dataset, String path, long bytes, String sha256) implements Serializable {}
