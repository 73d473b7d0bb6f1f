/**
 * Closing a world (world.md sections 5 and 6). Sealed tables and documents of layer 1 in; full-scan
 * checks, one bundle and flag per segment, run receipt out. Runs on the driver; refuses with {@code
 * WORLD.W<n>} when a check fails.
 */
package io.footfall.transforms.world.seal;
