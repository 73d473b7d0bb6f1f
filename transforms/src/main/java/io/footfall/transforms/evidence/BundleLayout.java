package io.footfall.transforms.evidence;

import io.footfall.config.PolicyFile;
import io.footfall.config.seg5b.ArrivalBundleLayoutPolicy;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.transforms.bundle.BundleKind;
import io.footfall.transforms.state.RunContext;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which members a bundle has: in 5B those of the groups that {@code bundle_layout_policy_5B} lists,
 * in 5A all. A listed path may hold one {@code {name}}, which stands for any file name.
 */
final class BundleLayout {
  /** Groups a policy may leave out, by the folder of their members. */
  private static final Set<String> SWITCHED = Set.of("receipts/", "rng/", "evidence/");

  private final List<String> listed;

  private BundleLayout(List<String> listed) {
    this.listed = listed;
  }

  /**
   * The layout of a segment.
   *
   * @param home folder of the bundle below the run root
   * @throws FootfallException {@code S5_INDEX_BUILD_FAILED} if the policy names another folder or
   *     other files than the dictionary
   */
  static BundleLayout of(RunContext ctx, BundleKind kind, String home, String seed) {
    if (kind != BundleKind.SEG_5B) {
      return new BundleLayout(null);
    }
    ArrivalBundleLayoutPolicy policy =
        ctx.config().read(PolicyFile.BUNDLE_LAYOUT, ArrivalBundleLayoutPolicy.class);
    String root =
        policy
            .bundleRootTemplate()
            .replace("{seed}", seed)
            .replace("{manifest_fingerprint}", ctx.identity().manifestFingerprint());
    same("bundle_root_template", root, home);
    same("index_filename", policy.indexFilename(), kind.indexName());
    same("passed_flag_filename", policy.passedFlagFilename(), BundleKind.FLAG);
    same("index_ordering", policy.indexOrdering(), "path_ascii_lex");
    return new BundleLayout(policy.evidenceGroups().paths());
  }

  private static void same(String field, String found, String expected) {
    if (!found.equals(expected)) {
      throw invalid("bundle_layout_policy_5B " + field + " " + found + "; expected " + expected);
    }
  }

  private static FootfallException invalid(String what) {
    return new FootfallException(
        new FailureCode("5B.S5", "S5_INDEX_BUILD_FAILED"), what, "Correct the layout policy.");
  }

  /**
   * Whether the bundle has such a member.
   *
   * @throws FootfallException {@code S5_INDEX_BUILD_FAILED} if no group could hold it
   */
  boolean admits(String path) {
    if (listed == null || listed.stream().anyMatch(p -> matches(p, path))) {
      return true;
    }
    if (SWITCHED.stream().anyMatch(path::startsWith)) {
      return false;
    }
    throw invalid("member " + path + " is in no group of bundle_layout_policy_5B");
  }

  /** Refuses a bundle that lacks a listed member. */
  void requireAll(Set<String> members) {
    if (listed != null) {
      String missing =
          listed.stream()
              .filter(p -> !p.contains("{") && !members.contains(p))
              .collect(Collectors.joining(", "));
      if (!missing.isEmpty()) {
        throw invalid("listed by bundle_layout_policy_5B and not there: " + missing);
      }
    }
  }

  private static boolean matches(String pattern, String path) {
    int open = pattern.indexOf('{');
    if (open < 0) {
      return pattern.equals(path);
    }
    int close = pattern.indexOf('}');
    return Pattern.matches(
        Pattern.quote(pattern.substring(0, open))
            + "[A-Za-z0-9_.-]+"
            + Pattern.quote(pattern.substring(close + 1)),
        path);
  }
}
