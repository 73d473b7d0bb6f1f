package io.footfall.config.seg5a;

import java.io.Serializable;

/**
 * How a zone falls into a group (5A-s2-s3.md section A.3), shared by shape library and zone
 * modifiers.
 *
 * @param mode constant {@code tzid_hash_bucket_v1}
 * @param buckets number of groups
 * @param zoneGroupIdPrefix prefix of a group's id
 * @param zoneGroupIdLaw the law in words; only in the modifiers
 */
public record ZoneGroupMode(
    String mode, int buckets, String zoneGroupIdPrefix, String zoneGroupIdLaw)
    implements Serializable {
  /** Whether both sort zones alike. */
  public boolean agreesWith(ZoneGroupMode other) {
    return mode.equals(other.mode)
        && buckets == other.buckets
        && zoneGroupIdPrefix.equals(other.zoneGroupIdPrefix);
  }
}
