package io.footfall.transforms.world.aliases;

import io.footfall.contracts.FailureCode;
import io.footfall.contracts.Partition;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.state.RunContext;
import java.io.IOException;

/**
 * Publishes {@code edge_alias_blob_3B} from the sealed {@code edge_catalogue_3B}: slices of all
 * merchants with edges, slots by {@code edge_id}; {@code edge_alias_index_3B} says where they
 * stand.
 */
public final class EdgeAliases {
  private static final FailureCode CONFLICT = new FailureCode("3B", "IO_WRITE_CONFLICT");

  private EdgeAliases() {}

  /** Builds and publishes the blob. */
  public static void publish(RunContext ctx) throws IOException {
    Partition partition = Partition.world(ctx.identity());
    AliasBlob blob = new AliasBlob();
    try (MerchantWeights walk =
        MerchantWeights.open(
            ctx.table("edge_catalogue_3B", partition), KeyRange.ALL, MerchantWeights.EDGE_WEIGHT)) {
      while (walk.next()) {
        blob.add(walk.weights());
      }
    }
    ctx.publish("edge_alias_blob_3B", partition, blob.toBytes(), CONFLICT);
  }
}
