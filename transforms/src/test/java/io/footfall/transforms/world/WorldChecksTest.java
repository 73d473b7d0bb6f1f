package io.footfall.transforms.world;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.contracts.FootfallException;
import io.footfall.contracts.world.Edge;
import io.footfall.contracts.world.GroupWeight;
import io.footfall.contracts.world.Merchant;
import io.footfall.contracts.world.Outlet;
import io.footfall.contracts.world.SiteLocation;
import io.footfall.contracts.world.SiteTimezone;
import io.footfall.contracts.world.SiteWeight;
import io.footfall.contracts.world.VirtualClassification;
import io.footfall.contracts.world.VirtualSettlement;
import io.footfall.contracts.world.ZoneAlloc;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.table.TableManifest;
import io.footfall.transforms.world.seal.WorldSeal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check of the seal has a damaged world that it refuses, leaving no receipt. */
class WorldChecksTest {
  @TempDir static Path dir;
  static RunContext sound;

  @TempDir Path copies;

  @BeforeAll
  static void build() throws IOException {
    sound = WorldRuns.context(dir.resolve("world"), "tiny", 7, 1000);
    SealedWorld.build(sound);
  }

  /** Damages a world. */
  @FunctionalInterface
  interface Damage {
    void to(RunContext ctx) throws IOException;
  }

  static Arguments damage(String code, String what, Damage damage) {
    return Arguments.of(
        code.startsWith("W") ? "WORLD.WORLD_" + code : "WORLD." + code, what, damage);
  }

  static <T extends Record> Damage rows(
      String dataset, Class<T> type, java.util.function.Consumer<List<T>> edit) {
    return ctx ->
        SealedWorld.rewrite(
            ctx,
            dataset,
            type,
            rows -> {
              edit.accept(rows);
              return rows;
            });
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        damage(
            "W1",
            "two rows swapped",
            rows("virtual_settlement_3B", VirtualSettlement.class, r -> Collections.swap(r, 0, 1))),
        damage("W1", "a row twice", rows("zone_alloc", ZoneAlloc.class, r -> r.add(1, r.get(0)))),
        damage(
            "W2",
            "a location missing",
            rows("site_locations", SiteLocation.class, r -> r.remove(r.size() - 1))),
        damage(
            "W3",
            "a wrong outlet count",
            rows(
                "outlet_catalogue",
                Outlet.class,
                r -> {
                  Outlet o = r.get(0);
                  r.set(
                      0,
                      new Outlet(
                          o.merchantId(),
                          o.siteId(),
                          o.homeCountryIso(),
                          o.legalCountryIso(),
                          o.singleVsMultiFlag(),
                          o.rawNbOutletDraw(),
                          o.finalCountryOutletCount() + 1,
                          o.siteOrder()));
                  r.subList(1, r.size()).removeIf(x -> x.merchantId() == o.merchantId());
                })),
        damage(
            "W4",
            "a site weight off",
            rows("s1_site_weights", SiteWeight.class, r -> r.set(0, weight(r.get(0), 1e-8)))),
        damage(
            "W4",
            "an edge weight off",
            rows("edge_catalogue_3B", Edge.class, r -> r.set(0, edge(r.get(0), 1e-8, 0)))),
        damage("W5", "a blob byte", ctx -> flip(SealedWorld.file(ctx, "s2_alias_blob"))),
        damage("W5", "an edge blob byte", ctx -> flip(SealedWorld.file(ctx, "edge_alias_blob_3B"))),
        damage(
            "W5",
            "an edge moved",
            rows("edge_catalogue_3B", Edge.class, r -> r.set(0, edge(r.get(0), 0, 1e-6)))),
        damage(
            "W6",
            "a merchant unclassified",
            rows(
                "virtual_classification_3B",
                VirtualClassification.class,
                r -> r.removeIf(x -> !x.isVirtual()))),
        damage(
            "W7",
            "an unknown zone",
            rows("site_timezones", SiteTimezone.class, r -> r.set(0, zone(r.get(0))))),
        damage(
            "W8",
            "a zone with sites missing",
            rows("zone_alloc", ZoneAlloc.class, r -> r.remove(0))),
        damage(
            "W9",
            "a day missing",
            rows(
                "s4_group_weights",
                GroupWeight.class,
                r -> {
                  GroupWeight first = r.get(0);
                  r.removeIf(
                      x ->
                          x.merchantId() == first.merchantId()
                              && x.utcDay().equals(first.utcDay()));
                })),
        damage(
            "W10",
            "a settlement missing",
            rows("virtual_settlement_3B", VirtualSettlement.class, r -> r.remove(0))),
        damage(
            "W11",
            "another zone universe",
            ctx ->
                hexDigit(
                    SealedWorld.file(ctx, "zone_alloc_universe_hash"), "routing_universe_hash")),
        damage(
            "W11",
            "another edge universe",
            ctx -> hexDigit(SealedWorld.file(ctx, "edge_universe_hash_3B"), "universe_hash")),
        damage(
            "W12",
            "a category without class",
            rows(
                "transaction_schema_merchant_ids",
                Merchant.class,
                r ->
                    r.set(
                        0,
                        new Merchant(
                            r.get(0).merchantId(),
                            1,
                            r.get(0).channel(),
                            r.get(0).homeCountryIso())))),
        damage("W13", "changes of clocks an hour late", WorldChecksTest::clocksAnHourLate),
        damage(
            "FILE_CHANGED",
            "a manifest that states another digest",
            ctx ->
                hexDigit(
                    Path.of(SealedWorld.table(ctx, "site_locations").folder(), TableManifest.NAME),
                    "sha256")));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("damages")
  void damageIsRefused(String code, String what, Damage damage) throws IOException {
    RunContext ctx = SealedWorld.copy(sound, copies.resolve("world"));
    damage.to(ctx);
    FootfallException e = assertThrows(FootfallException.class, () -> WorldSeal.publish(ctx));
    assertThat(e.getMessage(), e.code().toString(), is(code));
    assertThat(Files.exists(Path.of(ctx.root(), "run_receipt.json")), is(false));
  }

  static void flip(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[20] ^= 1;
    Files.write(file, bytes);
  }

  /** Moves every change of offset in 2026. */
  static void clocksAnHourLate(RunContext ctx) throws IOException {
    Path file = SealedWorld.file(ctx, "tz_timetable_cache_bin");
    java.nio.ByteBuffer bin =
        java.nio.ByteBuffer.wrap(Files.readAllBytes(file)).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    int at = 10;
    for (int zones = bin.getInt(6); zones > 0; zones--) {
      at += 2 + bin.getShort(at);
      int entries = bin.getInt(at);
      at += 4;
      for (int i = 0; i < entries; i++, at += 12) {
        long second = bin.getLong(at);
        if (second > 1_767_225_600L && second < 1_798_761_600L) {
          bin.putLong(at, second + 3600);
        }
      }
    }
    Files.write(file, bin.array());
  }

  /** Changes the first hex digit of a text field. */
  static void hexDigit(Path file, String field) throws IOException {
    String text = Files.readString(file);
    int at = text.indexOf('"', text.indexOf("\"" + field + "\"") + field.length() + 2) + 1;
    char other = text.charAt(at) == '0' ? '1' : '0';
    Files.writeString(file, text.substring(0, at) + other + text.substring(at + 1));
  }

  static SiteWeight weight(SiteWeight w, double by) {
    return new SiteWeight(
        w.merchantId(),
        w.legalCountryIso(),
        w.siteOrder(),
        w.pWeight() - by,
        w.weightSource(),
        w.quantisedBits(),
        w.floorApplied(),
        w.createdUtc());
  }

  static Edge edge(Edge e, double weight, double lat) {
    return new Edge(
        e.merchantId(),
        e.edgeId(),
        e.edgeSeqIndex(),
        e.countryIso(),
        e.latDeg() + lat,
        e.lonDeg(),
        e.tzidOperational(),
        e.tzSource(),
        e.edgeWeight() + weight,
        e.hrslTileId(),
        e.spatialSurfaceId(),
        e.cdnPolicyId(),
        e.cdnPolicyVersion(),
        e.rngStreamId(),
        e.rngEventId(),
        e.samplingRank(),
        e.edgeDigest());
  }

  static SiteTimezone zone(SiteTimezone z) {
    return new SiteTimezone(
        z.merchantId(),
        z.legalCountryIso(),
        z.siteOrder(),
        "Mars/Olympus",
        z.tzidSource(),
        z.overrideScope(),
        z.nudgeLatDeg(),
        z.nudgeLonDeg(),
        z.createdUtc());
  }
}
