package io.footfall.pipelines;

import io.footfall.coders.SealedTable;
import io.footfall.contracts.Partition;
import io.footfall.pipelines.states.StateId;
import io.footfall.pipelines.states.StateRunner;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.world.SealedInputs1A;
import io.footfall.transforms.world.TzCachePublisher;
import io.footfall.transforms.world.WorldClocks;
import io.footfall.transforms.world.WorldEdgeIndex;
import io.footfall.transforms.world.WorldMerchants;
import io.footfall.transforms.world.WorldSites;
import io.footfall.transforms.world.WorldVirtual;
import io.footfall.transforms.world.WorldWeights;
import io.footfall.transforms.world.WorldZones;
import io.footfall.transforms.world.aliases.EdgeAliases;
import io.footfall.transforms.world.aliases.SiteAliases;
import io.footfall.transforms.world.edges.EdgeUniverse;
import io.footfall.transforms.world.seal.WorldSeal;
import io.footfall.transforms.world.zones.ZoneUniverse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/** Layer 1 in the order of its data: merchants, sites, clocks, weights, zones, edges, seal. */
final class WorldPipeline {
  private final RunContext context;
  private final StateRunner states;

  WorldPipeline(RunContext context, StateRunner states) {
    this.context = context;
    this.states = states;
  }

  private void publishZoneUniverse() throws IOException {
    SealedTable zones = context.table("site_timezones", Partition.world(context.identity()));
    ZoneUniverse.of(context, zones).publish(context);
  }

  /** Runs the states of layer 1 among those wanted. */
  void run(Set<StateId> wanted) throws IOException {
    for (StateId state : EnumSet.range(StateId.MERCHANTS, StateId.LAYER1)) {
      if (wanted.contains(state)) {
        states.gate(state, 0, null);
        run(state);
      }
    }
  }

  private void run(StateId state) throws IOException {
    switch (state) {
      case MERCHANTS -> {
        states.seal(WorldMerchants.draw(context), "merchants, outlets");
        states.drive("1A", "sealed inputs", () -> SealedInputs1A.publish(context));
      }
      case SITES -> states.seal(WorldSites.place(context), "site locations");
      case CLOCKS -> {
        states.drive("2A", "tz cache", () -> TzCachePublisher.publish(context));
        states.seal(WorldClocks.assign(context), "site time zones");
      }
      case WEIGHTS -> {
        states.seal(WorldWeights.weigh(context), "site weights");
        states.drive("2B", "site aliases", () -> SiteAliases.publish(context));
      }
      case ZONES -> {
        states.seal(WorldZones.count(context), "zone allocation");
        states.drive("3A", "zone universe", this::publishZoneUniverse);
      }
      case VIRTUAL -> {
        states.seal(WorldVirtual.place(context), "virtual merchants, edges");
        states.drive("3B", "edge aliases", () -> EdgeAliases.publish(context));
        states.seal(WorldEdgeIndex.index(context), "edge indexes");
        states.drive("3B", "edge universe", () -> EdgeUniverse.of(context).publish(context));
      }
      default -> states.drive("layer1", "checks, bundles, flags", this::seal);
    }
  }

  private void seal() throws IOException {
    WorldSeal.publish(context);
  }
}
