/**
 * Where jobs run and how files are reached. Runner, its options and those of the stores in; a
 * connected {@link io.footfall.pipelines.launch.Launch} and what its jobs counted out. Runners
 * implement {@link io.footfall.pipelines.launch.RunnerProfile}.
 */
package io.footfall.pipelines.launch;
