/** JMH benchmarks of the kernels behind an arrival, one call a sample. */
package io.footfall.bench.kernels;
