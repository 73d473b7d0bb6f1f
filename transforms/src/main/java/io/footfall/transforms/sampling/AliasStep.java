package io.footfall.transforms.sampling;

/**
 * One pick of an alias table: the slot stays where {@code fraction < threshold}, else its alias is
 * taken; a lone slot is taken without asking.
 *
 * @param slots number of slots
 * @param slot whole part of u times the slots
 * @param fraction the rest
 * @param threshold probability of the slot to stay
 * @param alias slot taken otherwise
 * @param picked slot taken
 */
public record AliasStep(
    int slots, int slot, double fraction, double threshold, int alias, int picked) {}
