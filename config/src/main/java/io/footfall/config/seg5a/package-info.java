/** The policies of segment 5A: files of {@code layer2/5A} in, one checked record each out. */
package io.footfall.config.seg5a;
