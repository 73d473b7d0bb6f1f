package io.footfall.transforms.world.outside;

import io.footfall.transforms.bundle.BundleKind;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What fixes the identity of an imported world, kept under {@code reference/outside/} of its root:
 * {@code run_receipt.json}, {@code sources.json}, and {@code {segment}/index.json} and {@code
 * {segment}/_passed.flag} of the six segments. So the root tells its identity by itself.
 */
public final class OutsideArtefacts {
  private static final String FOLDER = "/reference/outside/";

  private OutsideArtefacts() {}

  /** Copies them into a root. */
  public static void publish(RunContext ctx, OutsideWorld world) throws IOException {
    for (Map.Entry<String, byte[]> file : world.artefacts().entrySet()) {
      ctx.publishAt(
          ctx.root() + FOLDER + file.getKey(),
          file.getValue(),
          OutsideCodes.OUTPUT_CONFLICT.code());
    }
  }

  /** Whether the world of a root was made elsewhere. */
  public static boolean in(String root) throws IOException {
    return Storage.exists(root + FOLDER + OutsideWorld.SOURCES);
  }

  /**
   * Reads them from a root.
   *
   * @throws IOException if one is absent
   */
  public static Map<String, byte[]> read(String root) throws IOException {
    List<String> names = new ArrayList<>(List.of(OutsideReceipt.NAME, OutsideWorld.SOURCES));
    for (String segment : OutsideGates.SEGMENTS) {
      names.add(segment + "/" + BundleKind.of(segment).indexName());
      names.add(segment + "/" + BundleKind.FLAG);
    }
    Map<String, byte[]> files = new TreeMap<>();
    for (String name : names) {
      files.put(name, Storage.read(root + FOLDER + name, OutsideGates.limit(name)));
    }
    return files;
  }

  /** The names under which they enter the fingerprint (DECISIONS 1.2). */
  public static Map<String, byte[]> named(Map<String, byte[]> artefacts) {
    Map<String, byte[]> named = new TreeMap<>();
    artefacts.forEach((name, bytes) -> named.put("outside/" + name, bytes));
    return named;
  }
}
