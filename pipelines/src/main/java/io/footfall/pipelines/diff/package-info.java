/**
 * The command {@code diff}: two runs judged by their gates in, what differs between them as text or
 * JSON out. The comparison itself is {@link io.footfall.transforms.diff}.
 */
package io.footfall.pipelines.diff;
