package io.footfall.transforms.world.outside;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.contracts.RunIdentity;
import io.footfall.transforms.json.CanonicalJson;
import io.footfall.transforms.json.JsonDocuments;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A sealed world made elsewhere whose six gates have passed. Nothing of its data is opened before.
 *
 * @param root its run root, absolute, without trailing '/'
 * @param identity identity its maker gave it
 * @param artefacts what fixes its identity here, by path below {@code reference/outside/}: receipt,
 *     bundle indexes, flags, and the digests of all its data files
 * @param sources its data files
 * @param merchantVersion version of its merchant table
 * @param wrappedIds whether negative ids stand for unsigned ids above 2^63
 * @param warnings what was let pass and is of no consequence: for the user, in no published file
 */
public record OutsideWorld(
    String root,
    RunIdentity identity,
    Map<String, byte[]> artefacts,
    List<SourceFile> sources,
    String merchantVersion,
    boolean wrappedIds,
    List<String> warnings) {
  /** Name of the document with the digests of all data files. */
  public static final String SOURCES = "sources.json";

  public OutsideWorld {
    sources = List.copyOf(sources);
    warnings = List.copyOf(warnings);
  }

  /**
   * Judges gates and lists files.
   *
   * @throws io.footfall.contracts.FootfallException {@code WORLD.RUN_RECEIPT_INVALID}, {@code
   *     WORLD.UPSTREAM_GATE_MISSING}, {@code WORLD.UPSTREAM_GATE_MISMATCH}, {@code
   *     WORLD.INPUT_MISSING}, {@code WORLD.DOCUMENT_INVALID}
   */
  public static OutsideWorld open(String root, boolean wrappedIds) throws IOException {
    OutsideReceipt receipt = OutsideReceipt.read(root);
    RunIdentity maker = receipt.identity();
    Map<String, byte[]> artefacts = new TreeMap<>(OutsideGates.require(root, maker));
    artefacts.put(OutsideReceipt.NAME, receipt.bytes());
    SourceFiles files = new SourceFiles(root, receipt);
    String version = files.merchantVersion();
    List<SourceFile> sources = files.list(version);
    artefacts.put(SOURCES, sources(sources));
    List<String> warnings = new ArrayList<>(files.warnings());
    String folder = root.substring(root.lastIndexOf('/') + 1);
    if (!folder.equals(maker.runId())) {
      warnings.add("run_receipt.json: run_id " + maker.runId() + " is not the folder's name");
    }
    return new OutsideWorld(root, maker, artefacts, sources, version, wrappedIds, warnings);
  }

  private static byte[] sources(List<SourceFile> files) {
    ArrayNode list = JsonDocuments.array();
    for (SourceFile file : files) {
      ObjectNode row = list.addObject();
      row.put("dataset", file.dataset());
      row.put("path", file.path());
      row.put("bytes", file.bytes());
      row.put("sha256_hex", file.sha256());
    }
    return CanonicalJson.bytes(list);
  }

  /** Files of a dataset, ascending by path. */
  List<SourceFile> files(String dataset) {
    return sources.stream().filter(f -> f.dataset().equals(dataset)).toList();
  }
}
