package io.footfall.transforms.state;

import io.footfall.coders.Finding;
import io.footfall.coders.PartFile;
import io.footfall.coders.Tally;
import java.util.List;
import java.util.Map;

/**
 * What a unit leaves behind.
 *
 * @param parts one per table of the state, empty if a law was broken
 * @param tallies evidence by check id
 * @param findings broken laws, at most {@link UnitOutput#MAX_FINDINGS}
 */
record UnitResult(List<PartFile> parts, Map<String, Tally> tallies, List<Finding> findings) {}
