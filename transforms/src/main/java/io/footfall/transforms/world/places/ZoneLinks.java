package io.footfall.transforms.world.places;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Retired and alternative time zone ids of the tz release, such as {@code Asia/Calcutta}, and the
 * canonical id each one stands for ({@code tz-links.tsv}). An id that is no alias is its own
 * canonical id; whether the pinned release knows it is not decided here.
 */
public final class ZoneLinks {
  private static final ZoneLinks SHIPPED = parse(TsvResource.read("tz-links.tsv", "alias", "tzid"));

  private final String sha256;
  private final Map<String, String> canonicalByAlias;

  private ZoneLinks(String sha256, Map<String, String> canonicalByAlias) {
    this.sha256 = sha256;
    this.canonicalByAlias = Collections.unmodifiableMap(canonicalByAlias);
  }

  /** The links shipped with Footfall; read once per JVM. */
  public static ZoneLinks load() {
    return SHIPPED;
  }

  private static ZoneLinks parse(TsvResource table) {
    Map<String, String> links = new LinkedHashMap<>();
    for (String[] row : table.rows()) {
      if (links.put(row[0], row[1]) != null) {
        throw new IllegalStateException(table.name() + ": " + row[0] + " is listed twice");
      }
    }
    return new ZoneLinks(table.sha256(), links);
  }

  /** The id itself unless it is an alias. */
  public String canonical(String tzid) {
    return canonicalByAlias.getOrDefault(tzid, tzid);
  }

  /** Canonical id by alias, in ascending order of aliases. */
  public Map<String, String> canonicalByAlias() {
    return canonicalByAlias;
  }

  /** Digest of the resource's bytes, lower-case hex. */
  public String sha256() {
    return sha256;
  }
}
