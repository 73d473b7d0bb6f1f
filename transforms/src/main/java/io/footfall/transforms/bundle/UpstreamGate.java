package io.footfall.transforms.bundle;

import io.footfall.transforms.storage.FileLimit;
import io.footfall.transforms.storage.FileMemo;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The gate of one upstream segment: recomputes the digest of its bundle by the segment's law and
 * compares it with the flag.
 *
 * @param segment segment id
 * @param status verdict
 * @param bundlePath folder of the bundle below the run root, with trailing '/'
 * @param flagPath flag below the run root
 * @param digest verified digest, or null unless PASS
 * @param problem what was found and expected, or null on PASS
 */
public record UpstreamGate(
    String segment,
    Status status,
    String bundlePath,
    String flagPath,
    String digest,
    String problem) {
  /** Verdict of a gate. */
  public enum Status {
    PASS,
    FAIL,
    MISSING
  }

  private static final ConcurrentHashMap<String, Judged> JUDGED = new ConcurrentHashMap<>();

  /** A PASS, and the files it rests on as they were. */
  private record Judged(UpstreamGate gate, List<String> files, String stamps) {
    boolean stands() {
      try {
        return FileMemo.stamps(files).equals(stamps);
      } catch (IOException e) {
        return false;
      }
    }
  }

  /** Folder of a segment's bundle below the run root, with trailing '/'. */
  public static String bundleFolder(String segment, String manifestFingerprint) {
    String layer = segment.startsWith("5") ? "layer2" : "layer1";
    return "data/"
        + layer
        + "/"
        + segment
        + "/validation/manifest_fingerprint="
        + manifestFingerprint
        + "/";
  }

  /**
   * Judges a bundle.
   *
   * @param root run root
   * @param folder folder of the bundle below the root, with trailing '/'
   */
  public static UpstreamGate judge(
      BundleKind kind, String root, String folder, String manifestFingerprint) {
    return judge(kind, root, folder, manifestFingerprint, new ArrayList<>());
  }

  /**
   * As {@link #judge}; a PASS this process has found before stands while no file it read changes.
   */
  public static UpstreamGate known(
      BundleKind kind, String root, String folder, String manifestFingerprint) throws IOException {
    String key = root + "/" + folder;
    Judged before = JUDGED.get(key);
    if (before != null && before.stands()) {
      return before.gate;
    }
    List<String> read = new ArrayList<>();
    UpstreamGate gate = judge(kind, root, folder, manifestFingerprint, read);
    if (gate.status() == Status.PASS) {
      JUDGED.put(key, new Judged(gate, List.copyOf(read), FileMemo.stamps(read)));
    }
    return gate;
  }

  /**
   * Judges the bundles of several segments in the order given, up to the first that is not PASS.
   *
   * @param root run root
   * @param refusal the exception for a gate that is not PASS
   * @return the gates by segment, ascending; all PASS
   */
  public static SortedMap<String, UpstreamGate> requirePassed(
      List<String> segments,
      String root,
      String manifestFingerprint,
      Function<UpstreamGate, ? extends RuntimeException> refusal) {
    SortedMap<String, UpstreamGate> gates = new TreeMap<>();
    for (String segment : segments) {
      String folder = bundleFolder(segment, manifestFingerprint);
      UpstreamGate gate = judge(BundleKind.of(segment), root, folder, manifestFingerprint);
      if (gate.status() != Status.PASS) {
        throw refusal.apply(gate);
      }
      gates.put(segment, gate);
    }
    return gates;
  }

  private static UpstreamGate judge(
      BundleKind kind, String root, String folder, String manifestFingerprint, List<String> read) {
    String flagPath = folder + BundleKind.FLAG;
    String bundle = root + "/" + folder;
    try {
      for (String needed : new String[] {kind.indexName(), BundleKind.FLAG}) {
        if (!Storage.exists(bundle + needed)) {
          return failed(kind, Status.MISSING, folder, "no file " + folder + needed);
        }
        read.add(bundle + needed);
      }
      byte[] json = Storage.read(bundle + kind.indexName(), FileLimit.DOCUMENT);
      BundleIndex index = BundleIndex.parse(kind, json);
      index.requireContract(json, manifestFingerprint);
      if (kind.complete()) {
        index.requireComplete(ArtefactDigest.files(bundle));
      }
      String base = kind.rootRelative() ? root + "/" : bundle;
      String digest =
          BundleDigest.of(
              index,
              path -> {
                read.add(base + path);
                return open(kind, base + path);
              });
      byte[] flag = Storage.read(bundle + BundleKind.FLAG, FileLimit.FLAG);
      PassedFlag.require(kind, manifestFingerprint, flag, digest);
      return new UpstreamGate(kind.segment(), Status.PASS, folder, flagPath, digest, null);
    } catch (BundleInvalid | IOException e) {
      return failed(kind, Status.FAIL, folder, String.valueOf(e.getMessage()));
    }
  }

  /** A member; of 3A, whose members are datasets, also a folder, as the bytes of its files. */
  private static InputStream open(BundleKind kind, String path) throws IOException {
    String folder = path.endsWith("/") ? path : path + "/";
    boolean pattern = path.matches(".*[*?\\[\\]{}].*");
    boolean file = !pattern && !path.endsWith("/") && Storage.exists(path);
    if (kind.digestsHashText() && !pattern && !file) {
      List<String> names = ArtefactDigest.files(folder);
      if (!names.isEmpty()) {
        List<InputStream> files = new ArrayList<>();
        for (String name : names) {
          files.add(Channels.newInputStream(Storage.open(folder + name)));
        }
        return new SequenceInputStream(Collections.enumeration(files));
      }
    }
    if (!file) {
      throw new IOException("no file " + path);
    }
    return Channels.newInputStream(Storage.open(path));
  }

  private static UpstreamGate failed(
      BundleKind kind, Status status, String folder, String problem) {
    return new UpstreamGate(
        kind.segment(), status, folder, folder + BundleKind.FLAG, null, problem);
  }
}
