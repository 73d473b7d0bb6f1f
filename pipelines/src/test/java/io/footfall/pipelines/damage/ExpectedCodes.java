package io.footfall.pipelines.damage;

import io.footfall.config.PolicyFile;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The code of every damage, from the pages: world.md 5 and 6, 5A-s0-s1.md 2.2 and 2.5,
 * 5B-s0-s1-s5.md A2, A9 and C7. Two codes where the page lets content decide.
 */
final class ExpectedCodes {
  private static final String MISMATCH = "5B.S0.UPSTREAM_GATE_MISMATCH";
  private static final String MISSING = "5B.S0.UPSTREAM_GATE_MISSING";
  private static final String MEMBER_5B = "5B.S5.BUNDLE_MEMBER_MISSING_OR_HASH_MISMATCH";
  private static final String INDEX_5B = "5B.S5.BUNDLE_INDEX_INVALID";

  private ExpectedCodes() {}

  /** What {@code verify} must report. */
  static Set<String> verify(FileKind kind, String segment, Damage damage, String path) {
    if (kind == FileKind.POLICY || kind == FileKind.RUN_RECEIPT) {
      return opened(kind, damage, path);
    }
    boolean gate = kind == FileKind.INDEX || kind == FileKind.FLAG;
    return switch (segment) {
      case "5B" -> Set.of(arrivals(kind, damage));
      case "5A" ->
          damage == Damage.ADD && !bundled(kind)
              ? Set.of("5A.S5.S5_FILE_UNLISTED")
              : Set.of(gate && damage == Damage.DROP ? MISSING : MISMATCH);
      default -> Set.of(world(kind, damage));
    };
  }

  private static String world(FileKind kind, Damage damage) {
    if (bundled(kind)) {
      boolean gate = kind == FileKind.INDEX || kind == FileKind.FLAG;
      return gate && damage == Damage.DROP ? MISSING : MISMATCH;
    }
    return damage == Damage.ADD ? "WORLD.FILE_UNLISTED" : "WORLD.FILE_CHANGED";
  }

  private static String arrivals(FileKind kind, Damage damage) {
    if (damage == Damage.DROP || !bundled(kind)) {
      return MEMBER_5B;
    }
    if (damage == Damage.ADD || kind == FileKind.INDEX && damage != Damage.EDIT) {
      return INDEX_5B;
    }
    if (kind == FileKind.FLAG) {
      boolean digest = damage == Damage.EDIT;
      return digest ? "5B.S5.BUNDLE_DIGEST_MISMATCH" : "5B.S5.FLAG_SCHEMA_VIOLATION";
    }
    return MEMBER_5B;
  }

  /**
   * A run whose policies or receipt are not its own is not opened. Policies are digested before
   * they are parsed, but for those that must be parsed to open a run.
   */
  private static Set<String> opened(FileKind kind, Damage damage, String path) {
    String receipt = "RUN.RECEIPT_INVALID";
    if (kind == FileKind.RUN_RECEIPT) {
      return Set.of(receipt, "RUN.RELEASE_DIFFERS");
    }
    return switch (damage) {
      case ADD -> Set.of("WORLD.FILE_UNLISTED");
      case DROP -> Set.of("CONFIG.FILE_MISSING");
      default -> policy(path);
    };
  }

  /**
   * Law policies are identity, as is the world's (DECISIONS 1.1 and 1.2); the others are sealed
   * inputs of a gate: their schema first (5A 2.5 V-04, 5B A9 V-08), then a conflict with what was
   * sealed (V-13, V-11). What opens a run is parsed before that.
   */
  private static Set<String> policy(String path) {
    PolicyFile policy =
        Arrays.stream(PolicyFile.values())
            .filter(p -> path.endsWith("reference/config/" + p.path()))
            .findFirst()
            .orElseThrow();
    return switch (policy.policyClass()) {
      case LAW -> Set.of("RUN.RECEIPT_INVALID", "CONFIG.YAML_MALFORMED");
      case WORLD -> Set.of("RUN.RELEASE_DIFFERS", "CONFIG.YAML_MALFORMED");
      default ->
          Set.of(
              "5A.S0.S0_SEALED_INPUT_SCHEMA_MISMATCH",
              "5A.S0.S0_OUTPUT_CONFLICT",
              "5B.S0.SEALED_INPUTS_SCHEMA_INVALID",
              "5B.S0.IO_WRITE_CONFLICT",
              "CONFIG.LAYOUT_INVALID",
              "CONFIG.LOGGING_INVALID",
              "CERTIFY.POLICY_INVALID",
              "CONFIG.YAML_MALFORMED");
    };
  }

  /**
   * Policies no gate seals: the layout policy's digest stands in the bundles, which only the steps
   * with jobs assemble again; the logging policy decides no row and no verdict.
   */
  static boolean unsealed(String path) {
    return path.endsWith(PolicyFile.LAYOUT.path())
        || path.endsWith(PolicyFile.LOGGING.path())
        || path.endsWith(PolicyFile.CERTIFICATION.path());
  }

  /** With what the gate of the next state refuses; empty where the pages let it pass. */
  static Optional<String> nextGate(FileKind kind, String segment, Damage damage) {
    boolean dropped = damage == Damage.DROP && (kind == FileKind.INDEX || kind == FileKind.FLAG);
    if (damage == Damage.ADD) {
      boolean complete = bundled(kind) && Set.of("1A", "1B", "2A").contains(segment);
      return complete ? Optional.of("5A.S0.S0_IO_READ_FAILED") : Optional.empty();
    }
    return switch (segment) {
      case "5A" -> Optional.of(dropped ? MISSING : MISMATCH);
      case "5B" -> Optional.of(dropped ? "5B.UPSTREAM_GATE_MISSING" : "5B.UPSTREAM_GATE_MISMATCH");
      default -> Optional.of("5A.S0.S0_IO_READ_FAILED");
    };
  }

  private static boolean bundled(FileKind kind) {
    return switch (kind) {
      case INDEX, FLAG, LISTING, MEMBER -> true;
      default -> false;
    };
  }
}
