/**
 * Benchmarks: 5B.S4 through Beam beside the ceilings of this machine ({@code ./footfall bench}),
 * and JMH benchmarks of the kernels ({@code ./footfall bench --kernels}). Nothing here is part of a
 * run.
 */
package io.footfall.bench;
