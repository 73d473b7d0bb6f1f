package io.footfall.transforms.seg5a.s1classes;

import java.util.List;

/**
 * How a place comes by its weekly template.
 *
 * @param text what the uniform hashes
 * @param word the word
 * @param u its uniform; times the candidates it picks the template
 * @param candidates templates of the rule, in order
 * @param templateId the picked one
 */
public record VariantStep(
    String text, long word, double u, List<String> candidates, String templateId) {
  public VariantStep {
    candidates = List.copyOf(candidates);
  }
}
