package io.footfall.transforms.world.weights;

import io.footfall.contracts.U64;
import io.footfall.transforms.rng.HashUniform;

/** The hash uniforms behind the site weights of one merchant (world.md section 7 item 6). */
final class SiteUniforms {
  private final String law;
  private final String merchant;

  /**
   * Uniforms of a merchant.
   *
   * @param law domain of the law, first word of every key
   */
  SiteUniforms(String law, long merchantId) {
    this.law = law;
    this.merchant = U64.text(merchantId);
  }

  /** {@code U(law, merchant, country, site_order, "site")} of every site, in the order given. */
  double[] ofSites(String[] countries, int[] siteOrders) {
    double[] uniforms = new double[countries.length];
    for (int i = 0; i < uniforms.length; i++) {
      uniforms[i] =
          HashUniform.of(law, merchant, countries[i], Integer.toString(siteOrders[i]), "site");
    }
    return uniforms;
  }

  /** {@code U(law, merchant, "component")}. */
  double ofComponent() {
    return HashUniform.of(law, merchant, "component");
  }
}
