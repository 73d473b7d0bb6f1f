/** Beam's direct runner, in this process: for debugging and for one machine. */
package io.footfall.runners.direct;
