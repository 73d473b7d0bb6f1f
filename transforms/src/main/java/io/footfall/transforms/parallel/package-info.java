/** Passes over data by a command alone, without a runner: results are the same on any threads. */
package io.footfall.transforms.parallel;
