/**
 * What two runs were made from: policies field by field, resources, seeds, and from these which
 * states a difference reaches and which parameters of the laws it changes. Two run contexts in,
 * answers by class, group and zone out. Reads no row.
 */
package io.footfall.transforms.diff.inputs;
