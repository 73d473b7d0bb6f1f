/**
 * Flink: embedded in this process, or a session cluster reached through its REST address. Names the
 * codes {@code RUNNER.*} of a cluster that is away, too small, of another release, or fails.
 * Savepoints are not used: a job is one state, and its finished units lie in the run root.
 */
package io.footfall.runners.flink;
