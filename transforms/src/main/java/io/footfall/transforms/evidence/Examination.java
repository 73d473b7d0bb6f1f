package io.footfall.transforms.evidence;

import io.footfall.transforms.state.StateEvidence;
import io.footfall.transforms.state.TableState;
import java.io.IOException;

/**
 * Runs a job that publishes no table, and returns what it saw: findings are evidence here, not a
 * refusal.
 */
@FunctionalInterface
public interface Examination {
  StateEvidence of(TableState job) throws IOException;
}
