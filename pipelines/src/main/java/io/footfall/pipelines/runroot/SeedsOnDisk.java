package io.footfall.pipelines.runroot;

import io.footfall.contracts.U64;
import io.footfall.transforms.bundle.BundleKind;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** Arrival seeds a run holds; its identity names none. */
public final class SeedsOnDisk {
  private static final Pattern SEED = Pattern.compile("/validation/seed=([0-9]{1,20})/");

  private SeedsOnDisk() {}

  /** Seeds with a bundle at its place, ascending. */
  public static List<Long> validated(RunContext context) throws IOException {
    String bundles =
        context.root()
            + "/data/layer2/5B/validation/seed=*/manifest_fingerprint="
            + context.identity().manifestFingerprint()
            + "/"
            + BundleKind.SEG_5B.indexName();
    return Storage.list(bundles).stream()
        .map(SEED::matcher)
        .filter(found -> found.find())
        .map(found -> U64.parse(found.group(1)))
        .sorted(Long::compareUnsigned)
        .toList();
  }
}
