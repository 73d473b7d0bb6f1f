/**
 * Graphs people run, and the command line. Options in; a run root with sealed datasets, a table of
 * states and an exit code out. Names no runner: runners register themselves as {@link
 * io.footfall.pipelines.RunnerProfile} services.
 */
package io.footfall.pipelines;
