/**
 * A run root as it lies on disk or in a store. What the user names in; its folder, its identity and
 * policies, the seeds it holds out, and the locks that keep it to one process.
 */
package io.footfall.pipelines.runroot;
