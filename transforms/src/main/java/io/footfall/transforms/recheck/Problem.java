package io.footfall.transforms.recheck;

/**
 * One thing that is wrong with a run.
 *
 * @param code canonical code, such as {@code 5B.S0.UPSTREAM_GATE_MISMATCH}
 * @param path path below the run root, or {@code .} for the run itself
 * @param found what is there
 * @param expected what should be there
 */
public record Problem(String code, String path, String found, String expected) {}
