package io.footfall.pipelines.damage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.pipelines.TinyRun;
import io.footfall.pipelines.VerifyTrial;
import io.footfall.pipelines.runroot.RunRoot;
import io.footfall.transforms.gate.GateReader;
import io.footfall.transforms.recheck.Problem;
import io.footfall.transforms.recheck.Problems;
import io.footfall.transforms.recheck.RecheckCodes;
import io.footfall.transforms.recheck.RunRecheck;
import io.footfall.transforms.seg5a.s0gate.S0SurfaceGate;
import io.footfall.transforms.seg5b.s0gate.S0ArrivalGate;
import io.footfall.transforms.state.RunContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every published file of a run, damaged in every way, one at a time: {@code verify} names the code
 * of the page, and the gate of the next state refuses with its own. In every build one case per
 * kind and segment and one per damage, chosen by a fixed seed; all of them under the profile {@code
 * matrix}.
 */
class CorruptionMatrixIT {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final boolean ALL = "all".equals(System.getProperty("footfall.matrix"));

  @TempDir static Path dir;
  private static Path root;
  private static RunContext opened;
  private static final TreeMap<String, byte[]> FILES = new TreeMap<>();

  /**
   * One damage to one file.
   *
   * @param path path below the run root
   * @param other file of the same kind, for a swap
   */
  private record Case(String path, String other, FileKind kind, Damage damage) {
    String segment() {
      return RecheckCodes.segment(path);
    }

    /** What has one case in every build. */
    String group() {
      return kind + " " + segment();
    }

    @Override
    public String toString() {
      return damage + " " + kind + " " + path;
    }
  }

  @BeforeAll
  static void copyTheRun() throws IOException {
    root = VerifyTrial.copy(dir);
    opened = RunRoot.open(root.toString(), "matrix").examining(dir.resolve("jobs").toString());
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path path : walk.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(path).toString();
        if (name.startsWith("data/")
            || name.startsWith("reference/")
            || name.equals("run_receipt.json")) {
          FILES.put(name, Files.readAllBytes(path));
        }
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> everyDamageIsFound() {
    return cases().stream().map(c -> DynamicTest.dynamicTest(c.toString(), () -> judge(c)));
  }

  /** One number of one row, in a part that is valid Parquet but not the one that was sealed. */
  @ParameterizedTest
  @MethodSource("tables")
  void anEditedRowIsFound(String dataset) throws Exception {
    DatasetContract contract = Contracts.get(dataset);
    Partition partition = TinyRun.shared().partition(contract);
    String folder = contract.path().resolve(partition.tokens());
    RunForger.editRow(root + "/" + folder, contract, partition);
    String path = folder + "part-00000.parquet";
    Case c = new Case(path, null, FileKind.PART, Damage.EDIT);
    try {
      assertTimeoutPreemptively(LIMIT, () -> verified(c));
      assertTimeoutPreemptively(LIMIT, () -> refused(c));
    } finally {
      for (String file : FILES.keySet()) {
        if (file.startsWith(folder)) {
          Files.write(root.resolve(file), FILES.get(file));
        }
      }
    }
  }

  static Stream<String> tables() {
    List<String> all =
        List.of(
            "outlet_catalogue",
            "site_locations",
            "s1_site_weights",
            "zone_alloc",
            "edge_catalogue_3B",
            "merchant_zone_profile_5A",
            "merchant_zone_scenario_local_5A",
            "s2_realised_intensity_5B",
            "s3_bucket_counts_5B",
            "arrival_events_5B");
    return ALL ? all.stream() : Stream.of("zone_alloc", "arrival_events_5B");
  }

  private static List<Case> cases() {
    List<Case> all = new ArrayList<>();
    for (String path : FILES.keySet()) {
      FileKind kind = FileKind.of(path);
      String other = other(path, kind);
      boolean later = kind == FileKind.PART && !path.endsWith("/part-00000.parquet");
      for (Damage damage : Damage.values()) {
        boolean possible = other != null || damage != Damage.SWAP;
        boolean wanted = !later || damage == Damage.FLIP && path.endsWith("3.parquet");
        if (possible && wanted && damage.fits(kind, FILES.get(path))) {
          all.add(new Case(path, other, kind, damage));
        }
      }
    }
    if (ALL) {
      return all;
    }
    Collections.shuffle(all, new Random(20260104));
    Set<String> groups = new HashSet<>();
    all.removeIf(c -> !groups.add(c.group()) & !groups.add(c.damage().name()));
    return all;
  }

  /** The next file of the kind, other than in content. */
  private static String other(String path, FileKind kind) {
    String segment = RecheckCodes.segment(path);
    return FILES.keySet().stream()
        .filter(p -> FileKind.of(p) == kind && !p.equals(path))
        .filter(p -> kind == FileKind.FLAG || RecheckCodes.segment(p).equals(segment))
        .filter(p -> !Arrays.equals(FILES.get(p), FILES.get(path)))
        .min((a, b) -> Boolean.compare(a.compareTo(path) < 0, b.compareTo(path) < 0))
        .orElse(null);
  }

  private static void judge(Case c) throws IOException {
    Path file = root.resolve(c.path());
    Path other = c.other() == null ? null : root.resolve(c.other());
    c.damage().apply(c.kind(), file, other);
    try {
      assertTimeoutPreemptively(LIMIT, () -> verified(c));
      assertTimeoutPreemptively(LIMIT, () -> refused(c));
    } finally {
      Files.deleteIfExists(Damage.added(file));
      Files.write(file, FILES.get(c.path()));
      if (other != null) {
        Files.write(other, FILES.get(c.other()));
      }
    }
  }

  /** The steps of {@code verify} that start no job. */
  private static void verified(Case c) throws IOException {
    List<String> codes = new ArrayList<>();
    Problems problems = new Problems(root.toString());
    try {
      RunContext context = RunRoot.open(root.toString(), "matrix").examining(opened.workRoot());
      RunRecheck recheck = new RunRecheck(context, problems);
      recheck.gates();
      if (!c.path().startsWith("data/") || !c.path().contains("/validation/")) {
        recheck.tables();
      }
      if (problems.count() == 0) {
        recheck.seals();
      }
    } catch (FootfallException e) {
      codes.add(e.code().toString());
    }
    for (Problem problem : problems.kept()) {
      assertTrue(!problem.found().startsWith("unreadable: "), problem::toString);
      codes.add(problem.code());
    }
    if (codes.isEmpty() && ExpectedCodes.unsealed(c.path())) {
      return;
    }
    Set<String> expected =
        new TreeSet<>(ExpectedCodes.verify(c.kind(), c.segment(), c.damage(), c.path()));
    if (c.damage() == Damage.SWAP) {
      // Both files are damaged: what is found first decides.
      String segment = RecheckCodes.segment(c.other());
      expected.addAll(ExpectedCodes.verify(c.kind(), segment, c.damage(), c.other()));
    }
    assertTrue(
        codes.stream().anyMatch(expected::contains), () -> "expected " + expected + "; " + codes);
  }

  private static void refused(Case c) throws IOException {
    if (c.kind() == FileKind.POLICY || c.kind() == FileKind.RUN_RECEIPT) {
      return;
    }
    Optional<String> expected = ExpectedCodes.nextGate(c.kind(), c.segment(), c.damage());
    Executable gate =
        switch (c.segment()) {
          case "5A" -> () -> S0ArrivalGate.assemble(opened);
          case "5B" -> () -> GateReader.requireArrivals(opened, TinyRun.SEED);
          default -> () -> S0SurfaceGate.assemble(opened);
        };
    if (expected.isPresent()) {
      FootfallException refusal = assertThrows(FootfallException.class, gate);
      assertEquals(expected.get(), refusal.code().toString());
    }
  }
}
