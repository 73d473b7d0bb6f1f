/**
 * Footfall on Google Cloud Dataflow: every state is a job of its own, submitted and awaited by the
 * driver, which does the small work between them itself; sealed tables in a {@code gs://} run root
 * are all that jobs share.
 */
package io.footfall.runners.dataflow;
