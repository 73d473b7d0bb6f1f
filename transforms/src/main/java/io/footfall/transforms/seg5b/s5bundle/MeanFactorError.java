package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.coders.Tally;
import io.footfall.config.seg5b.ArrivalLgcpConfig;
import io.footfall.config.seg5b.LatentModel;
import io.footfall.transforms.seg5b.s1grid.GroupFeatures;
import io.footfall.transforms.seg5b.s1grid.GroupingIndex;
import io.footfall.transforms.seg5b.s2intensity.GroupLaw;
import io.footfall.transforms.seg5b.s2intensity.LatentLaw;
import io.footfall.transforms.state.LawBroken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Standard error of the mean factor of a scenario, an upper bound where components are mixed.
 * Groups are independent, buckets of a path are not. Under a mixture the covariance of two paths is
 * at most the weight they share times the variance of one (expm1 is convex): of the widest path
 * where market, country or merchant is shared, of the group's own where the group is. All keys are
 * taken to share the country; merchants count by their keys.
 */
final class MeanFactorError {
  private MeanFactorError() {}

  /**
   * The standard error; 0 where nothing is drawn, or where the grouping is broken.
   *
   * @param factor tally of all factors
   * @param groupTallies tallies of factors by group id
   */
  static double of(ArrivalTables tables, Tally factor, Map<String, Tally> groupTallies)
      throws IOException {
    if (tables.laws().lgcp().latentModelId() == LatentModel.NONE || factor.support() == 0) {
      return 0;
    }
    Map<String, GroupFeatures> groups = new HashMap<>();
    double merchants;
    try {
      GroupingIndex index =
          GroupingIndex.of(tables.laws().groups(), tables.laws().grid().band(), "5B.S5");
      index.groups().forEach(group -> groups.put(group.groupId(), group));
      merchants = index.concentration();
    } catch (LawBroken e) {
      // S3_DOMAIN and REPLAY say what is wrong with the grouping.
      return 0;
    }
    LatentLaw law = new LatentLaw(tables.laws().lgcp());
    boolean correlated = law.model().hasMemory();
    double variance = 0;
    double widest = 0;
    for (Map.Entry<String, Tally> group : groupTallies.entrySet()) {
      GroupFeatures features = groups.get(group.getKey());
      if (features != null) {
        double share = (double) group.getValue().support() / factor.support();
        double own = pathVariance(law.of(features), correlated, tables.buckets());
        variance += share * share * own;
        widest = Math.max(widest, own);
      }
    }
    if (!law.model().pathOfGroup()) {
      ArrivalLgcpConfig.MixingWeights weights = tables.laws().lgcp().mixingWeights();
      double shared = weights.market() + weights.country() + weights.merchant() * merchants;
      variance = weights.group() * variance + shared * widest;
    }
    return StrictMath.sqrt(variance);
  }

  /** Variance of the mean over the buckets of a log-normal path with mean one. */
  static double pathVariance(GroupLaw law, boolean correlated, int buckets) {
    double phi = correlated ? StrictMath.exp(-1.0 / law.lengthScale()) : 0;
    double square = law.sigma() * law.sigma();
    double sum = buckets * StrictMath.expm1(square);
    double power = 1;
    for (int lag = 1; lag < buckets; lag++) {
      power *= phi;
      sum += 2.0 * (buckets - lag) * StrictMath.expm1(square * power);
    }
    return sum / ((double) buckets * buckets);
  }
}
