package io.footfall.transforms.world.seal;

import io.footfall.coders.SealedTable;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.transforms.bundle.MemberListing;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.TableManifest;
import io.footfall.transforms.table.TableSlice;
import io.footfall.transforms.world.outside.OutsideArtefacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What layer 1 of a root holds. */
final class WorldTables {
  /** Tables with one row per site. */
  static final List<String> SITE_TABLES =
      List.of("outlet_catalogue", "site_locations", "site_timezones", "s1_site_weights");

  private final RunContext ctx;
  private final Partition partition;
  private final boolean outside;

  WorldTables(RunContext ctx) throws IOException {
    this.ctx = ctx;
    this.partition = Partition.world(ctx.identity());
    this.outside = OutsideArtefacts.in(ctx.root());
  }

  /** Whether the world was made elsewhere and imported. */
  boolean outside() {
    return outside;
  }

  RunContext ctx() {
    return ctx;
  }

  Partition partition() {
    return partition;
  }

  SealedTable table(String dataset) throws IOException {
    return ctx.table(dataset, partition);
  }

  byte[] read(String dataset) throws IOException {
    return ctx.read(dataset, partition);
  }

  /** Whether a dataset is there; some may be switched off. */
  boolean has(String dataset) throws IOException {
    String path = ctx.file(dataset, partition);
    return Storage.exists(path.endsWith("/") ? path + TableManifest.NAME : path);
  }

  /** Data of a segment that is there, in dictionary order; the merchant table belongs to 1A. */
  List<DatasetContract> datasets(String segment) throws IOException {
    List<DatasetContract> all = new ArrayList<>();
    for (DatasetContract contract : Contracts.all()) {
      String owner = contract.owner().equals("ingress") ? "1A" : contract.owner();
      boolean evidence = contract.id().startsWith("validation_");
      if (owner.equals(segment) && !evidence && has(contract.id())) {
        all.add(contract);
      }
    }
    return all;
  }

  /** Every data file of a segment. */
  MemberListing listing(String segment) throws IOException {
    List<MemberListing.DataFile> files = new ArrayList<>();
    for (DatasetContract contract : datasets(segment)) {
      if (contract.isTable()) {
        files.addAll(MemberListing.of(ctx.root(), table(contract.id())));
      } else {
        String path = contract.path().resolve(partition.tokens());
        String sha256 = Storage.sha256(ctx.root() + "/" + path);
        files.add(new MemberListing.DataFile(contract.id(), path, null, sha256));
      }
    }
    return new MemberListing(files);
  }

  /** Distinct merchants of a table. */
  Set<Long> merchants(String dataset) throws IOException {
    Set<Long> merchants = new HashSet<>();
    try (TableSlice slice = TableSlice.open(table(dataset), KeyRange.ALL, "merchant_id")) {
      while (slice.next()) {
        if (!slice.isNull(0)) {
          merchants.add(slice.longAt(0));
        }
      }
    }
    return merchants;
  }

  /** Sees whether a set holds every merchant of another. */
  static void contained(WorldCheck check, String what, Set<Long> inner, Set<Long> outer) {
    for (long merchant : inner) {
      boolean held = outer.contains(merchant);
      check.see(held, what, held ? null : "no merchant " + U64.text(merchant));
    }
  }
}
