package io.footfall.transforms.seg5b.s5bundle;

import io.footfall.transforms.evidence.CheckLaw;
import java.util.List;

/** The checks of 5B.S5, all hard. */
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

  private static CheckLaw optional(String id, String code, String definition) {
    return new CheckLaw(id, "S4", code, definition, "0 arrivals", true);
  }
}
