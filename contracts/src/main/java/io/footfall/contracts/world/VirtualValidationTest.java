package io.footfall.contracts.world;

/**
 * Row of {@code virtual_validation_contract_3B}. Tests that later layers apply to virtual
 * merchants.
 *
 * @param testId test
 * @param testType kind of test
 * @param scope what one evaluation covers
 * @param targetPopulation JSON object: virtual_only, merchant_ids, classes, notes
 * @param inputs JSON object: datasets, fields, join_keys
 * @param thresholds JSON object of limits
 * @param severity weight of a failure
 * @param enabled whether the test is applied
 * @param description one sentence; null where empty
 * @param profile profile the test belongs to; null where empty
 */
public record VirtualValidationTest(
    String testId,
    String testType,
    String scope,
    String targetPopulation,
    String inputs,
    String thresholds,
    String severity,
    boolean enabled,
    String description,
    String profile) {}
