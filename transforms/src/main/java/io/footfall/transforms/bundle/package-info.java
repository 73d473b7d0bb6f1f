/**
 * An index and the bytes it lists in, one bundle digest out, compared with the digest in {@code
 * _passed.flag}: the verdict on one upstream segment (world.md section 5, 5A-s0-s1.md section 2.2,
 * 5B-s0-s1-s5.md A2).
 */
package io.footfall.transforms.bundle;
