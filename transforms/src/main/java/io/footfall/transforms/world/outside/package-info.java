/**
 * Worlds made elsewhere (world.md sections 1 to 6, DECISIONS 3.2): a sealed layer-1 run root in;
 * its gates judged, its tables brought into our contracts, copies of what fixes its identity out.
 * What follows reads an imported world like one of ours. Refuses with {@code WORLD.<code>}.
 */
package io.footfall.transforms.world.outside;
