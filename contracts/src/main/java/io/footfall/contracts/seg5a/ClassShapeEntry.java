package io.footfall.contracts.seg5a;

import java.util.List;

/**
 * A template that places of a class and channel trade by, key (demand_class, channel_group,
 * template_id): {@code class_shape_catalogue_5A}.
 *
 * @param demandClass class of the merchant class policy
 * @param channelGroup channel group of the merchant
 * @param templateId template of the shape library
 * @param templateType kind of template
 * @param selectionLaw how a uniform becomes the index of a candidate
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
