/**
 * Worlds made elsewhere. The layer 1 of a run in, dressed as that of another maker; what the import
 * takes over or refuses out.
 */
package io.footfall.pipelines.outside;
