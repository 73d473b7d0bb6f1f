package io.footfall.transforms.world;

import io.footfall.coders.WorkUnit;
import io.footfall.config.LayoutPolicy;
import io.footfall.transforms.state.PlanUnits;
import io.footfall.transforms.world.merchants.MerchantPopulation;
import java.util.Arrays;
import java.util.List;

/**
 * Unit plans of layer 1: consecutive merchants in unsigned order, cut by the outlets that the laws
 * will give them.
 */
public final class WorldUnits {
  private WorldUnits() {}

  /** Units over every merchant; a merchant counts one row and one per outlet. */
  public static List<WorkUnit> allMerchants(MerchantPopulation population, LayoutPolicy layout) {
    return plan(population, layout, true);
  }

  /** Units over the merchants that trade; a merchant counts one row per outlet. */
  public static List<WorkUnit> tradingMerchants(
      MerchantPopulation population, LayoutPolicy layout) {
    return plan(population, layout, false);
  }

  private static List<WorkUnit> plan(
      MerchantPopulation population, LayoutPolicy layout, boolean all) {
    int size = population.universe().size();
    long[] ids = new long[size];
    long[] rows = new long[size];
    int used = 0;
    for (int rank = 0; rank < size; rank++) {
      if (all || population.trades(rank)) {
        ids[used] = population.universe().id(rank);
        rows[used++] = population.outlets(rank) + (all ? 1 : 0);
      }
    }
    long total = Arrays.stream(rows).sum();
    return PlanUnits.byMerchant(
        Arrays.copyOf(ids, used), Arrays.copyOf(rows, used), layout.unitRows().target(total));
  }
}
