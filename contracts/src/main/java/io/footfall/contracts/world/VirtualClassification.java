package io.footfall.contracts.world;

/**
 * Row of {@code virtual_classification_3B}. Whether each merchant trades at sites, at edges, or
 * both.
 *
 * @param merchantId merchant, unsigned decimal 1 to 2^64-1
 * @param isVirtual whether the merchant has edges (HYBRID and VIRTUAL_ONLY)
 * @param virtualMode where the merchant trades
 * @param decisionReason why
 * @param ruleId rule that matched; null where empty
 * @param ruleVersion version of the rule; null where empty
 * @param sourcePolicyId policy of the rule; null where empty
 * @param sourcePolicyVersion version of the policy; null where empty
 * @param classificationDigest SHA-256 of merchant|mcc|channel|mode|rule_id|rule_version; null where
 *     empty
 * @param notes free text; null where empty
 */
public record VirtualClassification(
    long merchantId,
    boolean isVirtual,
    String virtualMode,
    String decisionReason,
    String ruleId,
    String ruleVersion,
    String sourcePolicyId,
    String sourcePolicyVersion,
    String classificationDigest,
    String notes) {}
