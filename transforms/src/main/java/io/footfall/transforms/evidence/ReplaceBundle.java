package io.footfall.transforms.evidence;

import io.footfall.contracts.FailureCode;
import io.footfall.transforms.bundle.ArtefactDigest;
import io.footfall.transforms.bundle.BundleKind;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Publishes the bundle of a validation that judges sealed data anew: otherwise than the bundle that
 * may stand there did, or after a gate before it was renewed. The old bundle moves aside, whole.
 */
public final class ReplaceBundle {
  private ReplaceBundle() {}

  /**
   * Publishes. After a FAIL nothing stands at the bundle's place, the flag of an earlier PASS lies
   * with the evidence, and a plain validation starts anew; nothing is thrown for it.
   *
   * @throws io.footfall.contracts.FootfallException {@code S5_OUTPUT_CONFLICT} if evidence of a
   *     failure was changed
   */
  public static void publish(RunContext ctx, AssembledBundle bundle) throws IOException {
    if (!bundle.passed()) {
      ValidationBundle.withdraw(bundle);
    }
    if (!bundle.passed() || !stands(bundle)) {
      moveAside(ctx, bundle);
    }
    ctx.publishAll(
        bundle.target(),
        bundle.files(),
        new FailureCode(bundle.kind().segment() + ".S5", "S5_OUTPUT_CONFLICT"));
  }

  /** Whether what lies at the bundle's place is the bundle, or the beginning of it. */
  private static boolean stands(AssembledBundle bundle) throws IOException {
    for (String name : ArtefactDigest.files(bundle.home())) {
      byte[] ours = bundle.files().get(name);
      if (ours == null || !Storage.sha256(bundle.home() + name).equals(Storage.sha256(ours))) {
        return false;
      }
    }
    return true;
  }

  /** Flag and index first, so that nobody takes the rest for a bundle. */
  private static void moveAside(RunContext ctx, AssembledBundle bundle) throws IOException {
    List<String> paths = new ArrayList<>();
    paths.add(bundle.home() + BundleKind.FLAG);
    paths.add(bundle.home() + bundle.kind().indexName());
    for (String name : ArtefactDigest.files(bundle.home())) {
      if (!paths.contains(bundle.home() + name)) {
        paths.add(bundle.home() + name);
      }
    }
    ctx.superseded().replace(ctx.root(), ctx.attempt(), paths);
  }
}
