/**
 * A state being run (DESIGN laws 1 and 8): planned units in, one part per unit and table, a sidecar
 * for resume, evidence, and sealed tables out. Only this package knows part names and commit order;
 * the laws of the states are elsewhere.
 */
package io.footfall.transforms.state;
