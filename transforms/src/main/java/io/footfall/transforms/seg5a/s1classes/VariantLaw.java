package io.footfall.transforms.seg5a.s1classes;

import io.footfall.config.seg5a.ShapeLibrary;
import io.footfall.config.seg5a.ShapeLibrary.ResolutionMode;
import io.footfall.config.seg5a.ShapeLibrary.Rule;
import io.footfall.contracts.U64;
import io.footfall.transforms.rng.HashUniform;
import io.footfall.transforms.rng.UniformLaw;
import io.footfall.transforms.state.LawBroken;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The weekly template of a place, by the mode of {@code shape_library_5A}. By merchant: hash of
 * {@code 5A.S2.variant|{merchant_id}|{class}|{channel}|{draw_ph}} (DECISIONS 6), one template for
 * all places of a merchant. By tzid: hash of {@code 5A.S2.template|{class}|{channel}|{tzid}|
 * {draw_ph}} (5A-s2-s3.md section A.5 items 3 and 4), the word that also picks the zone group.
 */
public final class VariantLaw {
  private final ResolutionMode mode;
  private final Map<String, Rule> rules = new HashMap<>();
  private final String drawPh;

  /**
   * The law of a library.
   *
   * @param drawPh text in the slot of the parameter hash, 64 hex digits (DECISIONS 1.3)
   */
  public VariantLaw(ShapeLibrary library, String drawPh) {
    this.mode = library.templateResolution().mode();
    this.drawPh = drawPh;
    for (Rule rule : library.templateResolution().rules()) {
      rules.put(rule.demandClass() + "|" + rule.channelGroup(), rule);
    }
  }

  /**
   * Picks the template of a place.
   *
   * @throws LawBroken CLASS_ASSIGNMENT if the library has no rule for class and channel
   */
  public VariantStep pick(long merchantId, ClassAssignment assigned, String tzid) {
    String demandClass = assigned.demandClass();
    String channel = assigned.channelGroup();
    Rule rule = rules.get(demandClass + "|" + channel);
    if (rule == null) {
      throw new LawBroken(
          "5A.S1.S1_CLASS_ASSIGNMENT_FAILED",
          "V-07",
          "merchant_id=" + U64.text(merchantId),
          demandClass + "|" + channel + " without templates",
          "a rule of shape_library_5A");
    }
    String text =
        mode == ResolutionMode.BY_MERCHANT
            ? String.join("|", "5A.S2.variant", U64.text(merchantId), demandClass, channel, drawPh)
            : String.join("|", "5A.S2.template", demandClass, channel, tzid, drawPh);
    long word = HashUniform.word(text);
    double u = UniformLaw.open(word);
    List<String> candidates = rule.candidateTemplateIds();
    int index = Math.min((int) (u * candidates.size()), candidates.size() - 1);
    return new VariantStep(text, word, u, candidates, candidates.get(index));
  }
}
