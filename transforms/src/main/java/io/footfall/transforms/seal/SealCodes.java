package io.footfall.transforms.seal;

import io.footfall.contracts.FailureCode;

/**
 * Codes of a sealing gate.
 *
 * @param catalogue dictionary and list of artefacts disagree
 * @param input a required dataset is absent
 * @param scenario a required scenario configuration or calendar is absent
 * @param policy a required policy is absent, or of another version
 * @param policySchema a policy breaks its schema
 * @param digest an artefact has another digest than its registry pins
 * @param duplicate an artefact stands twice
 * @param rows the sealed rows break their contract
 * @param conflict the outputs exist with other content
 */
public record SealCodes(
    FailureCode catalogue,
    FailureCode input,
    FailureCode scenario,
    FailureCode policy,
    FailureCode policySchema,
    FailureCode digest,
    FailureCode duplicate,
    FailureCode rows,
    FailureCode conflict) {}
