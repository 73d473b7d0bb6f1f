package io.footfall.transforms.seg5b.s1grid;

import io.footfall.config.seg5b.ScenarioBand;
import io.footfall.contracts.seg5b.GroupAssignment;

/**
 * What all members of a latent group have in common.
 *
 * @param groupId the group
 * @param band band of its scenario
 * @param demandClass class
 * @param channelGroup channel
 * @param virtualBand {@code physical} or {@code virtual}
 * @param zoneGroupId zone group; only splits groups
 */
public record GroupFeatures(
    String groupId,
    ScenarioBand band,
    String demandClass,
    String channelGroup,
    String virtualBand,
    String zoneGroupId) {

  /** Features of the group a row belongs to. */
  public static GroupFeatures of(GroupAssignment row) {
    return new GroupFeatures(
        row.groupId(),
        ScenarioBand.of(row.scenarioBand().equals(ScenarioBand.BASELINE.id())),
        row.demandClass(),
        row.channelGroup(),
        row.virtualBand(),
        row.zoneGroupId());
  }
}
