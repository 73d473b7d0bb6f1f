package io.footfall.transforms.seg5a;

import io.footfall.config.seg5a.UtcText;
import io.footfall.contracts.Partition;
import io.footfall.contracts.world.Edge;
import io.footfall.contracts.world.Merchant;
import io.footfall.contracts.world.VirtualClassification;
import io.footfall.contracts.world.ZoneAlloc;
import io.footfall.transforms.civil.TzCompiler;
import io.footfall.transforms.gate.HandMadeRoot;
import io.footfall.transforms.state.RunContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Layer 1 by hand, as 5A.S1 to S4 read it: twelve merchants around 2^63, three virtual, two hybrid,
 * one without any place, zones with odd offsets and with a clock change.
 */
public final class HandMadeWorld {
  public static final String SCENARIO = HandMadeRoot.SCENARIO;
  static final long FIRST = Long.MAX_VALUE - 5;
  static final List<String> ZONES =
      List.of(
          "IN|Asia/Kolkata",
          "NP|Asia/Kathmandu",
          "US|America/Denver",
          "US|America/New_York",
          "GB|Europe/London",
          "AE|Asia/Dubai");
  static final List<Integer> CODES = List.of(4812, 5411, 5541, 5812, 4900, 742, 9311);

  public final List<Merchant> merchants = new ArrayList<>();
  public final List<ZoneAlloc> zones = new ArrayList<>();
  public final List<VirtualClassification> modes = new ArrayList<>();
  public final List<Edge> edges = new ArrayList<>();
  private final HandMadeRoot root;

  public HandMadeWorld(Path runsRoot) {
    root = new HandMadeRoot(runsRoot);
    for (int i = 0; i < 12; i++) {
      long id = FIRST + i;
      String mode = i % 4 == 1 ? "VIRTUAL_ONLY" : i % 6 == 2 ? "HYBRID" : "NON_VIRTUAL";
      boolean present = mode.equals("NON_VIRTUAL") && i % 2 == 0;
      merchants.add(
          new Merchant(
              id,
              CODES.get(i % CODES.size()),
              present ? "card_present" : "card_not_present",
              "GB"));
      modes.add(
          new VirtualClassification(
              id,
              !mode.equals("NON_VIRTUAL"),
              mode,
              "RULE_MATCH",
              null,
              null,
              null,
              null,
              null,
              null));
      if (i != 11) {
        sites(id, i);
      }
      if (!mode.equals("NON_VIRTUAL")) {
        edges(id, i);
      }
    }
  }

  private void sites(long id, int i) {
    List<String> places = new ArrayList<>();
    for (int z = 0; z < ZONES.size(); z++) {
      if ((i + z) % 3 == 0) {
        places.add(ZONES.get(z));
      }
    }
    places.sort(null);
    for (String place : places) {
      String country = place.substring(0, 2);
      int all = 0;
      for (String other : places) {
        all += other.startsWith(country) ? count(i, other) : 0;
      }
      zones.add(zone(id, country, place.substring(3), count(i, place), all));
    }
  }

  private static int count(int i, String place) {
    return 1 + (i + place.length()) % 4;
  }

  public static ZoneAlloc zone(long id, String country, String tzid, int count, int all) {
    return new ZoneAlloc(
        id,
        country,
        tzid,
        count,
        all,
        all,
        "p",
        "v",
        "f",
        "v",
        "m",
        "v",
        "d",
        "v",
        "0".repeat(64),
        null,
        null);
  }

  private void edges(long id, int i) {
    for (int e = 0; e < 4; e++) {
      String place = ZONES.get((i + e * 2) % ZONES.size());
      edges.add(edge(id, e, place.substring(0, 2), place.substring(3), 0.1 * (e + 1)));
    }
  }

  public static Edge edge(long id, int seq, String country, String tzid, double weight) {
    return new Edge(
        id,
        String.format("%016x", seq + 1),
        seq,
        country,
        1,
        2,
        tzid,
        "POLYGON",
        weight,
        null,
        null,
        null,
        null,
        "s",
        "0".repeat(64),
        null,
        "0".repeat(64));
  }

  /** Writes everything and gives the context. */
  public RunContext publish() throws IOException {
    Partition world = Partition.world(root.ctx().identity());
    root.table("transaction_schema_merchant_ids", world, Merchant.class, merchants);
    root.table("zone_alloc", world, ZoneAlloc.class, zones);
    root.table("virtual_classification_3B", world, VirtualClassification.class, modes);
    root.table("edge_catalogue_3B", world, Edge.class, edges);
    byte[] clock =
        TzCompiler.pinned()
            .compile(
                Set.of(
                    "Asia/Kolkata",
                    "Asia/Kathmandu",
                    "America/Denver",
                    "America/New_York",
                    "Europe/London",
                    "Asia/Dubai"),
                UtcText.micros("2027-06-01T00:00:00.000000Z") / 1_000_000)
            .toBytes();
    root.write(
        root.ctx().file("tz_timetable_cache_bin", world).substring(root.ctx().root().length() + 1),
        clock);
    return root.ctx();
  }

  /** The root, for replacing tables. */
  public HandMadeRoot root() {
    return root;
  }
}
