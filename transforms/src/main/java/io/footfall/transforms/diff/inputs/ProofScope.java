package io.footfall.transforms.diff.inputs;

import io.footfall.contracts.DatasetContract;

/**
 * What can be proven of two runs.
 *
 * @param world whether world and surfaces draw common random numbers
 * @param arrivals whether arrivals do too
 * @param governed states that a change of a policy reaches; rows of others must be equal
 */
public record ProofScope(boolean world, boolean arrivals, GovernedStates governed) {
  /** Whether differences of a table must be explained. */
  public boolean of(DatasetContract contract) {
    return contract.owner().equals("5B") ? arrivals : world;
  }

  /** Whether any change of a policy can reach a table. */
  public boolean reach(DatasetContract contract) {
    return governed.reach(contract.state());
  }
}
