package io.footfall.transforms.world.seal;

import io.footfall.contracts.DatasetContract;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Full-scan checks of a world before it is sealed (world.md section 6), by the segment whose data
 * they judge. Of an imported world W8 only warns, as do sums of edge weights, which 5A normalises.
 */
final class WorldChecks {
  /** Segments of layer 1 in order. */
  static final List<String> SEGMENTS = List.of("1A", "1B", "2A", "2B", "3A", "3B");

  private final WorldTables world;
  private final Map<String, List<WorldCheck>> bySegment = new LinkedHashMap<>();

  private WorldChecks(WorldTables world) {
    this.world = world;
  }

  /** Runs all checks; the result holds every segment. */
  static Map<String, List<WorldCheck>> run(WorldTables world) throws IOException {
    WorldChecks checks = new WorldChecks(world);
    checks.order();
    checks.sites();
    checks.zones();
    checks.edges();
    return checks.bySegment;
  }

  private WorldCheck add(String segment, String id, String rule) {
    return add(segment, id, rule, false);
  }

  private WorldCheck add(String segment, String id, String rule, boolean warns) {
    WorldCheck check = new WorldCheck(id, rule, warns);
    bySegment.computeIfAbsent(segment, s -> new ArrayList<>()).add(check);
    return check;
  }

  private void order() throws IOException {
    for (String segment : SEGMENTS) {
      WorldCheck check = add(segment, "W1", "rows ascend strictly by their key");
      for (DatasetContract contract : world.datasets(segment)) {
        if (contract.isTable()) {
          KeyOrder.check(world.table(contract.id()), check);
        }
      }
    }
  }

  private void sites() throws IOException {
    SiteChecks sites = new SiteChecks(world);
    sites.contiguousOrders(add("1A", "W3", "outlets are numbered from 1 to their count"));
    sites.sameSites(add("1B", "W2", "outlets, locations, clocks and weights name the same sites"));
    sites.weightsAndSlices(
        add("2B", "W4", "site weights of a merchant sum to 1"),
        add("2B", "W5", "alias slices are unchanged and decode to the site weights"));
  }

  private void zones() throws IOException {
    ZoneChecks zones = new ZoneChecks(world);
    zones.knownCategories(add("1A", "W12", "categories have a demand class"));
    zones.cachedZones(add("2A", "W7", "zones in use are in the tz cache"));
    zones.cacheFollowsRules(add("2A", "W13", "the tz cache has the offsets of the pinned rules"));
    if (world.has("s4_group_weights")) {
      zones.daysCovered(add("2B", "W9", "every day has a zone mix of sum 1"));
    }
    zones.knownMerchants(add("3A", "W6", "merchants with zones are known and classified"));
    if (world.outside()) {
      zones.unservedZones(add("3A", "W8", "zones with demand have a site", true));
    } else {
      zones.zonesHaveSites(add("3A", "W8", "zones count the sites that stand in them"));
    }
    zones.zoneUniverse(add("3A", "W11", "the zone universe hash follows from the rows"));
  }

  private void edges() throws IOException {
    EdgeChecks edges = new EdgeChecks(world);
    edges.slices(
        add("3B", "W4", "edge weights of a merchant sum to 1", world.outside()),
        add("3B", "W5", "alias slices and edge rows are unchanged and agree"));
    edges.edgesPresent(
        add("3B", "W10", "merchants with edges have edges, slice and settlement place"));
    edges.edgeUniverse(add("3B", "W11", "the edge universe hash follows from the indexes"));
  }
}
