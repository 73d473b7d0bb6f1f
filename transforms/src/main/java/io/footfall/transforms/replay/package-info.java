/**
 * Rows of one merchant made again from the identity alone: policies, seeds and sealed layer 1 in,
 * the rows of 5A and 5B out, in plain Java without a pipeline. Nothing that 5A or 5B published is
 * read, except to be compared.
 */
package io.footfall.transforms.replay;
