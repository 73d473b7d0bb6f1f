/**
 * Who trades at edges, where their books are settled and where the edges stand (3B; world.md
 * section 7 items 8 to 10). Merchants and their number of sites in; decisions, settlement places
 * and edges out. The laws know no Beam.
 */
package io.footfall.transforms.world.edges;
