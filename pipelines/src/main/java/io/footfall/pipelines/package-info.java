/**
 * Graphs people run, and the commands that run or judge them. Options in; a run root with sealed
 * datasets, a table of states and an exit code out. Stands above its subpackages, none of which
 * knows it. Names no runner: runners register themselves as {@link
 * io.footfall.pipelines.launch.RunnerProfile} services.
 */
package io.footfall.pipelines;
