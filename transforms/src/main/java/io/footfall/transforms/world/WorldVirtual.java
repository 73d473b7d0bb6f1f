package io.footfall.transforms.world;

import io.footfall.coders.SealedTable;
import io.footfall.coders.Tally;
import io.footfall.coders.WorkUnit;
import io.footfall.config.PolicyFile;
import io.footfall.config.world.CdnWeightsPolicy;
import io.footfall.config.world.VirtualRules;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.contracts.world.Edge;
import io.footfall.contracts.world.Merchant;
import io.footfall.contracts.world.VirtualClassification;
import io.footfall.contracts.world.VirtualSettlement;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.state.LawBroken;
import io.footfall.transforms.state.PlanUnits;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.state.TableState;
import io.footfall.transforms.state.UnitFn;
import io.footfall.transforms.state.UnitOutput;
import io.footfall.transforms.table.ReadTable;
import io.footfall.transforms.table.RowWriter;
import io.footfall.transforms.world.edges.EdgeLaw;
import io.footfall.transforms.world.edges.EdgeRows;
import io.footfall.transforms.world.edges.SettlementLaw;
import io.footfall.transforms.world.edges.VirtualLaw;
import io.footfall.transforms.world.places.Cities;
import io.footfall.transforms.world.places.CountryEconomy;
import io.footfall.transforms.world.weights.MerchantSites;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * 3B: who trades at edges, where such merchants settle, and their edges (world.md section 7 items 8
 * to 10). In: {@code transaction_schema_merchant_ids}, {@code site_timezones}. Out: {@code
 * virtual_classification_3B} (every merchant), {@code virtual_settlement_3B} and {@code
 * edge_catalogue_3B} (merchants with edges), by merchant and edge id. Codes: {@code
 * 3B.EDGES_INVALID}.
 */
public final class WorldVirtual extends TableState {
  static final String CLASSIFICATION = "virtual_classification_3B";
  static final String SETTLEMENT = "virtual_settlement_3B";
  static final String EDGES = "edge_catalogue_3B";

  private static final String MERCHANTS = "transaction_schema_merchant_ids";
  private static final String INVALID = "3B.EDGES_INVALID";
  private static final int EXPECTED_ROWS = 4;

  private final SealedTable merchants;
  private final SealedTable sites;
  private final Laws laws;

  private WorldVirtual(
      StateRun run, List<WorkUnit> units, SealedTable merchants, SealedTable sites, Laws laws) {
    super(run, units);
    this.merchants = merchants;
    this.sites = sites;
    this.laws = laws;
  }

  /** Plans the state over the sealed merchants and sites of this root. */
  public static WorldVirtual place(RunContext ctx) throws IOException {
    Partition partition = Partition.world(ctx.identity());
    SealedTable merchants = ctx.table(MERCHANTS, partition);
    SealedTable sites = ctx.table(WorldWeights.SITES, partition);
    Laws laws =
        new Laws(
            ctx.config().read(PolicyFile.VIRTUAL_RULES, VirtualRules.class),
            ctx.config().read(PolicyFile.CDN_WEIGHTS, CdnWeightsPolicy.class),
            DrawRoot.of(ctx).drawFp());
    long[] ids =
        ReadTable.rows(merchants, Merchant.class).stream()
            .mapToLong(Merchant::merchantId)
            .toArray();
    long[] rows = new long[ids.length];
    Arrays.fill(rows, EXPECTED_ROWS);
    List<WorkUnit> units =
        PlanUnits.byMerchant(ids, rows, ctx.layout().unitRows().target(ids.length));
    StateRun run =
        ctx.stateRun(
            "3B",
            partition,
            List.of(CLASSIFICATION, SETTLEMENT, EDGES),
            units,
            List.of(merchants, sites),
            List.of(PolicyFile.VIRTUAL_RULES, PolicyFile.CDN_WEIGHTS, PolicyFile.DRAW_POLICY));
    return new WorldVirtual(run, units, merchants, sites, laws);
  }

  @Override
  public PCollection<SealedTable> expand(PBegin begin) {
    return write(begin, "PlaceEdges", new PlaceEdgesFn(run(), merchants, sites, laws));
  }

  /** What decides the rows. */
  private record Laws(VirtualRules rules, CdnWeightsPolicy cdn, String drawFp)
      implements java.io.Serializable {}

  private static final class PlaceEdgesFn extends UnitFn {
    private final SealedTable merchants;
    private final SealedTable sites;
    private final Laws laws;

    PlaceEdgesFn(StateRun run, SealedTable merchants, SealedTable sites, Laws laws) {
      super(run);
      this.merchants = merchants;
      this.sites = sites;
      this.laws = laws;
    }

    @Override
    protected void run(WorkUnit unit, UnitOutput out) throws IOException {
      Partition partition = stateRun().partition();
      VirtualLaw virtual = new VirtualLaw(laws.rules(), partition.seed());
      RowWriter<VirtualClassification> decisions =
          new RowWriter<>(out.table(CLASSIFICATION), VirtualClassification.class);
      MerchantEdges edges = new MerchantEdges(laws, partition, out);
      KeyRange range = KeyRange.of(unit);
      try (MerchantSites walk = MerchantSites.open(sites, range)) {
        boolean ahead = walk.next();
        for (Merchant merchant : ReadTable.rows(merchants, range, Merchant.class)) {
          boolean trades = ahead && walk.merchantId() == merchant.merchantId();
          int outlets = trades ? walk.tzids().length : 0;
          VirtualClassification decision = virtual.decide(merchant, outlets);
          decisions.append(decision);
          out.table(CLASSIFICATION).endKey();
          out.tally(decision.virtualMode(), Tally.count(1));
          if (decision.isVirtual()) {
            edges.write(merchant, outlets);
          }
          ahead = trades ? walk.next() : ahead;
        }
      }
    }
  }

  /** Writes the settlement place and the edges of merchants. */
  private static final class MerchantEdges {
    private final SettlementLaw settlementLaw;
    private final EdgeLaw edgeLaw;
    private final EdgeRows edgeRows;
    private final UnitOutput out;
    private final RowWriter<VirtualSettlement> settlements;
    private final RowWriter<Edge> edges;

    MerchantEdges(Laws laws, Partition partition, UnitOutput out) throws IOException {
      settlementLaw = new SettlementLaw(laws.cdn().settlement(), Cities.load());
      edgeLaw =
          EdgeLaw.of(
              laws.cdn(), laws.drawFp(), partition.seed(), Cities.load(), CountryEconomy.load());
      edgeRows = new EdgeRows(laws.cdn(), partition);
      this.out = out;
      settlements = new RowWriter<>(out.table(SETTLEMENT), VirtualSettlement.class);
      edges = new RowWriter<>(out.table(EDGES), Edge.class);
    }

    void write(Merchant merchant, int outlets) throws IOException {
      SettlementLaw.Place place =
          settlementLaw.place(merchant.merchantId(), merchant.homeCountryIso());
      settlements.append(settlementLaw.row(merchant.merchantId(), place));
      out.table(SETTLEMENT).endKey();
      List<Edge> rows =
          edgeRows.rows(
              merchant.merchantId(), edgeLaw.edges(merchant.merchantId(), outlets, place));
      String before = "0".repeat(16);
      double sum = 0;
      for (Edge edge : rows) {
        if (before.compareTo(edge.edgeId()) >= 0) {
          throw new LawBroken(
              INVALID,
              "W1",
              U64.text(merchant.merchantId()),
              edge.edgeId(),
              "an edge id above " + before);
        }
        before = edge.edgeId();
        sum += edge.edgeWeight();
        edges.append(edge);
      }
      out.table(EDGES).endKey();
      double error = StrictMath.abs(sum - 1);
      if (error > 1e-12) {
        throw new LawBroken(
            INVALID, "W10", U64.text(merchant.merchantId()), sum, "edge weights of sum 1");
      }
      out.tally("W10", Tally.check(1, 0, error));
    }
  }
}
