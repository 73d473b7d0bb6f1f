package io.footfall.transforms.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.coders.SealedTable;
import io.footfall.coders.WorkUnit;
import io.footfall.contracts.Partition;
import io.footfall.contracts.world.Edge;
import io.footfall.contracts.world.EdgeAliasEntry;
import io.footfall.contracts.world.EdgeCatalogueEntry;
import io.footfall.contracts.world.VirtualValidationTest;
import io.footfall.transforms.json.CanonicalJson;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.state.TableState;
import io.footfall.transforms.state.UnitFn;
import io.footfall.transforms.state.UnitOutput;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.RowWriter;
import io.footfall.transforms.world.aliases.AliasBlob;
import io.footfall.transforms.world.edges.EdgesByMerchant;
import io.footfall.transforms.world.edges.VirtualTests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * 3B, second step: indexes over the sealed edges, one unit. In: {@code edge_catalogue_3B}. Out:
 * {@code edge_catalogue_index_3B} and {@code edge_alias_index_3B} (merchants unsigned, then one
 * GLOBAL row), {@code virtual_validation_contract_3B}.
 */
public final class WorldEdgeIndex extends TableState {
  static final String CATALOGUE_INDEX = "edge_catalogue_index_3B";
  static final String ALIAS_INDEX = "edge_alias_index_3B";
  static final String CONTRACT = "virtual_validation_contract_3B";

  private static final String MERCHANT = "MERCHANT";
  private static final String GLOBAL = "GLOBAL";

  private final SealedTable edges;

  private WorldEdgeIndex(StateRun run, List<WorkUnit> units, SealedTable edges) {
    super(run, units);
    this.edges = edges;
  }

  /** Plans the state over the sealed edges of this root. */
  public static WorldEdgeIndex index(RunContext ctx) throws IOException {
    Partition partition = Partition.world(ctx.identity());
    SealedTable edges = ctx.table(WorldVirtual.EDGES, partition);
    List<WorkUnit> units = List.of(WorkUnit.whole(edges.rows()));
    StateRun run =
        ctx.stateRun(
            "3B.INDEX",
            partition,
            List.of(CATALOGUE_INDEX, ALIAS_INDEX, CONTRACT),
            units,
            List.of(edges),
            List.of());
    return new WorldEdgeIndex(run, units, edges);
  }

  @Override
  public PCollection<SealedTable> expand(PBegin begin) {
    return write(begin, "IndexEdges", new IndexEdgesFn(run(), edges));
  }

  private static final class IndexEdgesFn extends UnitFn {
    private final SealedTable edges;

    IndexEdgesFn(StateRun run, SealedTable edges) {
      super(run);
      this.edges = edges;
    }

    @Override
    protected void run(WorkUnit unit, UnitOutput out) throws IOException {
      RowWriter<VirtualValidationTest> tests =
          new RowWriter<>(out.table(CONTRACT), VirtualValidationTest.class);
      for (VirtualValidationTest test : VirtualTests.rows()) {
        tests.append(test);
      }
      Index index = new Index(out);
      EdgesByMerchant.forEach(edges, KeyRange.ALL, index::merchant);
      String folder = edges.folder().substring(stateRun().root().length() + 1);
      index.global(folder, edges.bytes());
    }
  }

  /** Running state of the two indexes. */
  private static final class Index {
    private final RowWriter<EdgeCatalogueEntry> entries;
    private final RowWriter<EdgeAliasEntry> slices;
    private final AliasBlob blob = new AliasBlob();
    private final ByteArrayOutputStream merchantDigests = new ByteArrayOutputStream();
    private long total;

    Index(UnitOutput out) throws IOException {
      entries = new RowWriter<>(out.table(CATALOGUE_INDEX), EdgeCatalogueEntry.class);
      slices = new RowWriter<>(out.table(ALIAS_INDEX), EdgeAliasEntry.class);
    }

    void merchant(long merchantId, List<Edge> edges) throws IOException {
      ByteArrayOutputStream digests = new ByteArrayOutputStream();
      ObjectNode mix = JsonNodeFactory.instance.objectNode();
      for (Edge edge : edges) {
        digests.writeBytes(HexFormat.of().parseHex(edge.edgeDigest()));
        mix.put(edge.countryIso(), mix.path(edge.countryIso()).asInt() + 1);
      }
      String digest = Storage.sha256(digests.toByteArray());
      merchantDigests.writeBytes(HexFormat.of().parseHex(digest));
      AliasBlob.Slice slice = blob.add(edges.stream().mapToDouble(Edge::edgeWeight).toArray());
      long count = edges.size();
      total += count;
      entries.append(
          new EdgeCatalogueEntry(
              MERCHANT,
              merchantId,
              count,
              digest,
              null,
              null,
              CanonicalJson.text(mix),
              null,
              null,
              null));
      slices.append(
          new EdgeAliasEntry(
              MERCHANT,
              merchantId,
              slice.offset(),
              slice.length(),
              count,
              (long) slice.slots(),
              slice.checksum(),
              AliasBlob.LAYOUT,
              null,
              null,
              null));
    }

    void global(String folder, long bytes) throws IOException {
      entries.append(
          new EdgeCatalogueEntry(
              GLOBAL,
              null,
              null,
              null,
              folder,
              bytes,
              null,
              total,
              Storage.sha256(merchantDigests.toByteArray()),
              null));
      slices.append(
          new EdgeAliasEntry(
              GLOBAL,
              null,
              null,
              blob.size(),
              total,
              total,
              null,
              AliasBlob.LAYOUT,
              null,
              Storage.sha256(blob.toBytes()),
              null));
    }
  }
}
