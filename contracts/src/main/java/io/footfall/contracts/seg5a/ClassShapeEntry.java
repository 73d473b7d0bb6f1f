package io.footfall.contracts.seg5a;

import java.util.List;

/**
 * Templates of a class and channel, key (demand_class, channel_group): {@code
 * class_shape_catalogue_5A}.
 *
 * @param demandClass class of the merchant class policy
 * @param channelGroup channel group of the merchant
 * @param templateId first candidate
 * @param templateType kind of template
 * @param selectionLaw how a candidate is chosen
 * @param candidateTemplateIds candidates in order
 * @param policyVersion version of the shape library
 */
public record ClassShapeEntry(
    String demandClass,
    String channelGroup,
    String templateId,
    String templateType,
    String selectionLaw,
    List<String> candidateTemplateIds,
    String policyVersion) {
  public ClassShapeEntry {
    candidateTemplateIds = List.copyOf(candidateTemplateIds);
  }
}
