package io.footfall.transforms.world.edges;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import io.footfall.contracts.Partition;
import io.footfall.contracts.RunIdentity;
import io.footfall.contracts.world.Edge;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.sampling.AliasTable;
import io.footfall.transforms.world.SlowHash;
import io.footfall.transforms.world.WorldPolicies;
import io.footfall.transforms.world.places.Cities;
import io.footfall.transforms.world.places.CountryEconomy;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Edges of {@code footprint_v2} against their twin; ids, digests and order of the rows. */
class EdgeLawTest {
  static final String FP = DrawSlots.worldDrawFp(42);
  static final EdgeLaw LAW =
      new FootprintEdges(
          new Footprint(WorldPolicies.cdn(), FP, 42, Cities.load(), CountryEconomy.load()));
  static final SettlementLaw SETTLEMENT =
      new SettlementLaw(WorldPolicies.cdn().settlement(), Cities.load());
  static final String HEX = "0123456789abcdef".repeat(4);
  static final Partition WORLD = Partition.world(new RunIdentity(42, HEX, HEX, HEX.substring(32)));
  static final EdgeRows ROWS = new EdgeRows(WorldPolicies.cdn(), WORLD);

  @Property(tries = 100, seed = "42")
  void equalsItsTwin(@ForAll long merchant, @ForAll @IntRange(max = 5) int home) {
    String country = List.of("US", "DE", "MC", "NP", "BR", "AU").get(home);
    String id = Long.toUnsignedString(merchant);
    SettlementLaw.Place place = SETTLEMENT.place(merchant, country);
    List<EdgeLaw.Placed> edges = LAW.edges(merchant, 1, place);
    FootprintModel twin = new FootprintModel(FP, "42");
    Map<String, Double> mix = twin.mix(twin.profile(id), place.city());
    Map<String, Integer> counts =
        FootprintModel.split(twin.count(id, place.bucket().id()), new TreeMap<>(mix));
    Map<String, Integer> found = new TreeMap<>();
    edges.forEach(e -> found.merge(e.city().country(), 1, Integer::sum));
    assertThat(found, equalTo(new TreeMap<>(counts)));
    double kept = counts.keySet().stream().mapToDouble(mix::get).sum();
    double sum = 0;
    for (int i = 0; i < edges.size(); i++) {
      EdgeLaw.Placed edge = edges.get(i);
      String c = edge.city().country();
      assertThat(edge.sequence(), is(i));
      assertThat(edge.weight(), closeTo(mix.get(c) / kept / counts.get(c), 1e-9));
      assertThat(edge.rankInCountry(), allOf(greaterThanOrEqualTo(0)));
      sum += edge.weight();
    }
    assertThat(sum, closeTo(1, 1e-12));
    assertThat(edges.size(), allOf(greaterThanOrEqualTo(6), lessThanOrEqualTo(58)));
  }

  @Test
  void idsAreTheTailOfTheirHash() {
    byte[] text = "3B.EDGE\u001f18446744073709551615\u001f".getBytes(StandardCharsets.US_ASCII);
    byte[] digest = SlowHash.sha256(text, new byte[] {2, 1, 0, 0});
    String expected = HexFormat.of().formatHex(digest, 24, 32);
    assertThat(HexFormat.of().toHexDigits(EdgeIds.of(-1L, 258)), is(expected));
  }

  @Test
  void rowsAscendByIdAndSurviveTheAliasTable() {
    for (long merchant = 1; merchant <= 50; merchant++) {
      List<EdgeLaw.Placed> placed = LAW.edges(merchant, 1, SETTLEMENT.place(merchant, "FR"));
      List<Edge> rows = ROWS.rows(merchant, placed);
      String before = "0000000000000000";
      for (Edge row : rows) {
        assertThat(row.edgeId(), is(greaterThan(before)));
        assertThat(row.edgeId().length(), is(16));
        before = row.edgeId();
      }
      double[] weights = rows.stream().mapToDouble(Edge::edgeWeight).toArray();
      byte[] slice = AliasTable.ofWeights(weights).encode();
      assertThat(
          AliasTable.decode(slice, 0, slice.length).lawError(weights),
          lessThanOrEqualTo(AliasTable.LAW_TOLERANCE));
    }
  }

  @Test
  void theDigestCoversTheOtherEighteenColumnsInOneForm() {
    Edge edge =
        new Edge(
            -1L,
            "00000000000000ab",
            3,
            "FR",
            48.5,
            -2.25,
            "Europe/Paris",
            "POLYGON",
            0.0625,
            null,
            "world-cities",
            "cdn_weights_3B",
            "v1.0.0",
            "3B.edge_catalogue",
            HEX,
            0,
            "");
    String json =
        "{\"cdn_policy_id\":\"cdn_weights_3B\",\"cdn_policy_version\":\"v1.0.0\","
            + "\"country_iso\":\"FR\",\"edge_id\":\"00000000000000ab\",\"edge_seq_index\":3,"
            + "\"edge_weight\":0.0625,\"hrsl_tile_id\":null,\"lat_deg\":48.5,\"lon_deg\":-2.25,"
            + "\"manifest_fingerprint\":\""
            + HEX
            + "\",\"merchant_id\":18446744073709551615,\"rng_event_id\":\""
            + HEX
            + "\",\"rng_stream_id\":\"3B.edge_catalogue\",\"sampling_rank\":0,\"seed\":42,"
            + "\"spatial_surface_id\":\"world-cities\",\"tz_source\":\"POLYGON\","
            + "\"tzid_operational\":\"Europe/Paris\"}";
    assertThat(ROWS.digest(edge), is(HexFormat.of().formatHex(SlowHash.sha256(json))));
    assertThat(ROWS.digest(edge.withEdgeDigest(HEX)), is(ROWS.digest(edge)));
  }

  @Test
  void merchantsDiffer() {
    List<EdgeLaw.Placed> one = LAW.edges(1, 1, SETTLEMENT.place(1, "US"));
    assertThat(LAW.edges(2, 1, SETTLEMENT.place(1, "US")), is(not(one)));
    assertThat(LAW.edges(1, 1, SETTLEMENT.place(1, "US")), is(one));
  }
}
