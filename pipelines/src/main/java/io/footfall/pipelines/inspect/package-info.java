/**
 * Commands that change nothing in a run. A run, or two, behind its gates in; one arrival or
 * merchant made again, a difference, a page, metrics, or a plan of what a run would make out.
 */
package io.footfall.pipelines.inspect;
