package io.footfall.transforms.diff.inputs;

import io.footfall.contracts.DatasetContract;

/**
 * What can be proven of two runs.
 *
 * @param world whether layer 1 and 5A draw common random numbers; grid and groups of 5B hang on
 *     these alone
 * @param arrivals whether 5B.S2 to S4 do too
 * @param governed states that a change of a policy reaches; rows of others must be equal
 */
public record ProofScope(boolean world, boolean arrivals, GovernedStates governed) {
  /** Whether differences of a table must be explained. */
  public boolean of(DatasetContract contract) {
    int drawn = GovernedStates.place("5B.S2");
    return GovernedStates.place(contract.state()) < drawn ? world : arrivals;
  }

  /** Whether any change of a policy can reach a table. */
  public boolean reach(DatasetContract contract) {
    return governed.reach(contract.state());
  }
}
