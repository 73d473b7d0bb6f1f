package io.footfall.transforms.world.edges;

import io.footfall.coders.SealedTable;
import io.footfall.contracts.world.Edge;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.table.ReadTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Walks {@code edge_catalogue_3B} merchant by merchant. */
public final class EdgesByMerchant {
  private EdgesByMerchant() {}

  /** Takes the edges of a merchant, ascending by id. */
  @FunctionalInterface
  public interface Visitor {
    void accept(long merchantId, List<Edge> edges) throws IOException;
  }

  /** Visits merchants in unsigned order. */
  public static void forEach(SealedTable catalogue, KeyRange range, Visitor visit)
      throws IOException {
    List<Edge> edges = new ArrayList<>();
    try {
      ReadTable.forEach(
          catalogue,
          range,
          Edge.class,
          edge -> {
            if (!edges.isEmpty() && edges.get(0).merchantId() != edge.merchantId()) {
              flush(edges, visit);
            }
            edges.add(edge);
          });
      flush(edges, visit);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void flush(List<Edge> edges, Visitor visit) {
    if (!edges.isEmpty()) {
      try {
        visit.accept(edges.get(0).merchantId(), List.copyOf(edges));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      edges.clear();
    }
  }
}
