package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.transforms.evidence.CheckLaw;
import java.util.List;

/** The checks of 5B.S5: hard ones, and the gates the policy sets corridors for. */
final class ArrivalChecks {
  static final CheckLaw GATE =
      law(
          "S0_GATE",
          "S0",
          "S0_GATE_MISSING_OR_INVALID",
          "receipt and sealed inputs valid, of this world, digest equal, seven segments PASS",
          "0 breaches");
  static final CheckLaw PRESENT =
      law("PRESENT", "S5", "DOMAIN_DISCOVERY_FAILED", "required tables not sealed", "0 tables");
  static final CheckLaw STRANGERS =
      law(
          "FILES_COMPLETE",
          "S5",
          "BUNDLE_MEMBER_MISSING_OR_HASH_MISMATCH",
          "files in a table's folder that its manifest does not list",
          "0 files");
  static final CheckLaw GRID =
      law(
          "S1_GRID",
          "S1",
          "S1_S3_GRID_DOMAIN_MISMATCH",
          "buckets that are not the scenario's: contiguous, half open, of its length",
          "0 buckets");
  static final CheckLaw DOMAIN =
      law(
          "S3_DOMAIN",
          "S3",
          "S1_S3_GRID_DOMAIN_MISMATCH",
          "keys that surfaces, grouping, intensities and counts do not share, or without H buckets",
          "0 keys");
  static final CheckLaw C21 =
      law(
          "C21",
          "S2",
          "S2_BASELINE_SUM_MISMATCH",
          "baseline intensities that are not, bit for bit, the sum of the surfaces over countries",
          "0 rows");
  static final CheckLaw FACTOR =
      law(
          "S2_FACTOR",
          "S2",
          "S2_FACTOR_INVALID",
          "rows whose intensity is not baseline x factor, or whose factor leaves its bounds",
          "0 rows");
  static final CheckLaw C18 =
      law(
          "C18",
          "S3",
          "COUNT_MISMATCH_S2_S3",
          "rows with an unsound or unequal intensity, arrivals at zero intensity, a count out of"
              + " bounds or a clamp",
          "0 rows");
  static final CheckLaw C11 =
      law(
          "C11",
          "S4",
          "COUNT_MISMATCH_S3_S4",
          "(key, bucket) whose arrivals differ from the count, both directions",
          "0 buckets");
  static final CheckLaw C12 =
      law(
          "C12",
          "S4",
          "COUNT_MISMATCH_S3_S4",
          "(key, bucket) whose physical and virtual arrivals differ from the summary",
          "0 buckets");
  static final CheckLaw C13 =
      law(
          "C13",
          "S4",
          "SITE_EDGE_FLAG_INCONSISTENT",
          "arrivals with both or neither of site and edge, or against their flag",
          "0 arrivals");
  static final CheckLaw C14_SITE =
      optional(
          "C14_SITE",
          "PHYSICAL_ROUTING_INVALID",
          "physical arrivals at no site of the merchant in that country and zone");
  static final CheckLaw C14_EDGE =
      optional(
          "C14_EDGE",
          "VIRTUAL_ROUTING_INVALID",
          "virtual arrivals at no edge of the merchant in that country and zone");
  static final CheckLaw MODE =
      law(
          "ROUTE_MODE",
          "S4",
          "SITE_EDGE_FLAG_INCONSISTENT",
          "virtual arrivals of NON_VIRTUAL merchants, physical ones of VIRTUAL_ONLY merchants",
          "0 arrivals");
  static final CheckLaw C16 =
      law(
          "C16",
          "S4",
          "TIME_WINDOW_VIOLATION",
          "arrivals outside [start, end) of their bucket",
          "0 arrivals");
  static final CheckLaw C17 =
      law(
          "C17",
          "S4",
          "S4_PK_VIOLATION",
          "arrivals whose number is not the next of the merchant, or that precede the one before",
          "0 arrivals");
  static final CheckLaw C6 =
      law(
          "C6",
          "S4",
          "CIVIL_TIME_MAPPING_FAILED",
          "arrivals with a wall clock, offset or zone other than the tz cache demands",
          "0 arrivals");
  static final CheckLaw C7 =
      law(
          "C7",
          "S4",
          "CIVIL_TIME_MAPPING_FAILED",
          "arrivals whose primary wall clock is one hour off",
          "0 arrivals");
  static final CheckLaw UPSTREAM =
      law(
          "UPSTREAM_PASS",
          "S0",
          "UPSTREAM_HASHGATE_NOT_PASSED",
          "segments of the policy that the receipt of S0 does not list as PASS",
          "0 segments");
  static final CheckLaw C8 =
      new CheckLaw(
          "C8",
          "S4",
          "CIVIL_TIME_MAPPING_FAILED",
          "mean over offset changes of the mean absolute difference, in points, between the local"
              + " hours shown within 24 hours of the change and those the instants have",
          "0 pp",
          true);
  static final CheckLaw C9 =
      law(
          "C9",
          "S4",
          "CIVIL_TIME_MAPPING_FAILED",
          "zones with arrivals whose tz cache lacks a change of the pinned release up to a day"
              + " after the horizon",
          "0 zones");
  static final CheckLaw CIVIL_RATE =
      gate("CIVIL_MISMATCH_RATE", "CIVIL_TIME_MAPPING_FAILED", "share of arrivals that break C6");
  static final CheckLaw HOUR_RATE =
      gate("ONE_HOUR_SHIFT_RATE", "CIVIL_TIME_MAPPING_FAILED", "share of arrivals that break C7");
  static final CheckLaw MEAN_FACTOR =
      gate(
          "LGCP_MEAN_FACTOR",
          "LGCP_REALISM_VIOLATION",
          "mean of intensity over baseline where there is a baseline; the corridor is the policy's"
              + " or, for few groups, the family-wise bound of its standard error; support counts"
              + " groups");
  static final CheckLaw NONZERO =
      gate("COUNT_NONZERO", "COUNT_REALISM_VIOLATION", "share of counts that are positive");
  static final CheckLaw TAIL =
      gate(
          "COUNT_HEAVY_TAIL",
          "COUNT_REALISM_VIOLATION",
          "99th percentile over median of the positive counts");
  static final CheckLaw AT_START =
      gate(
          "TIME_AT_START",
          "TIME_REALISM_VIOLATION",
          "share of arrivals at the very start of their bucket");
  static final CheckLaw OFFSETS =
      gate(
          "TIME_OFFSETS",
          "TIME_REALISM_VIOLATION",
          "fewest distinct offsets into the bucket among a thousand consecutive arrivals of a"
              + " merchant; support counts the thousands");
  static final CheckLaw COVERAGE =
      gate(
          "ROUTE_COVERAGE",
          "ROUTING_REALISM_VIOLATION",
          "routes, physical or virtual, that no arrival took although enough arrivals of keys may;"
              + " support counts such routes");
  static final CheckLaw COUNTRY_MIX =
      gate(
          "ROUTE_COUNTRY_MIX",
          "ROUTING_REALISM_VIOLATION",
          "largest deviation of a country's share of virtual arrivals from the share that the edge"
              + " weights of their merchants give it; support counts virtual arrivals");
  static final CheckLaw WARNINGS =
      new CheckLaw(
          "WARNINGS",
          "S5",
          "S5_VALIDATION_FAILED",
          "checks that warned, or failed without blocking (WATCH left out), against the policy's"
              + " limit",
          "",
          false);

  /** Blocks, or warns where the policy says warn_only. */
  static final CheckLaw TOP_ZONES =
      gate(
          "TOP10_TZ_SHARE",
          "CALIBRATION_TOP10_TZ_SHARE",
          "share of arrivals in the ten largest zones; support counts zones with enough arrivals");

  static final CheckLaw C10 =
      law(
          "C10",
          "S4",
          "S4_SCHEMA_VIOLATION",
          "time columns of a part that are not typed as wall clock without zone, or instant in UTC",
          "0 columns");
  static final CheckLaw ENDPOINTS =
      law(
          "ROUTE_ENDPOINTS",
          "S4",
          "PHYSICAL_ROUTING_INVALID",
          "keys with counts and neither a site nor an edge of the merchant in their zone",
          "0 keys");
  static final CheckLaw REPLAY =
      law(
          "REPLAY",
          "S5",
          "REPLAY_MISMATCH",
          "published rows of grouping, intensities, counts, arrivals and summary that differ from"
              + " the regenerated ones in any column, doubles bit for bit",
          "0 rows");
  static final CheckLaw JOINED =
      law(
          "S4_JOINED",
          "S4",
          "S4_SCHEMA_VIOLATION",
          "arrivals whose zone, class, channel or universe hash is not that of their key",
          "0 arrivals");

  /** Checks of a scenario by merchant range; {@link #GRID} is judged by the driver. */
  static final List<CheckLaw> MERCHANTS =
      List.of(
          DOMAIN, C21, FACTOR, C18, C11, C12, C13, C14_SITE, C14_EDGE, MODE, C16, C17, C6, C7, C10,
          ENDPOINTS, JOINED, REPLAY);

  private ArrivalChecks() {}

  private static CheckLaw law(
      String id, String state, String code, String definition, String corridor) {
    return new CheckLaw(id, state, code, definition, corridor, false);
  }

  private static CheckLaw gate(String id, String code, String definition) {
    return CheckLaw.gate(id, "S4", code, definition, "", 0);
  }

  private static CheckLaw optional(String id, String code, String definition) {
    return new CheckLaw(id, "S4", code, definition, "0 arrivals", true);
  }
}
