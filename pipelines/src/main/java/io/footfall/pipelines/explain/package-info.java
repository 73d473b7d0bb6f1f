/** How the story of one arrival is told: as text that a person can follow, and as JSON. */
package io.footfall.pipelines.explain;
