/**
 * What the states of segment 5B share: the streams they draw from, the order of their rows, the
 * evidence they collect.
 */
package io.footfall.transforms.seg5b;
