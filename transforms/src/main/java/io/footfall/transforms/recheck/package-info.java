/**
 * A run as it lies on disk, judged again without believing any earlier verdict: gates, tables and
 * manifests, sealed inputs, receipts and bundles in; problems with code, path, found and expected
 * out. Reads the run root only (DESIGN laws 4, 7, 8, 10).
 */
package io.footfall.transforms.recheck;
