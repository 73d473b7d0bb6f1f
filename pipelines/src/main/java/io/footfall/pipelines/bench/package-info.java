/** Benchmarks of the product's own mechanisms; figures as ratios within one run. */
package io.footfall.pipelines.bench;
