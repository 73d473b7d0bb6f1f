package io.footfall.transforms.seg5a.s1classes;

import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.config.seg5a.DemandScalePolicy;
import io.footfall.config.seg5a.MerchantClassPolicy;
import io.footfall.config.seg5a.ShapeLibrary;
import java.io.Serializable;

/**
 * The policies that decide the places of a merchant.
 *
 * @param classes classes, channels, zone roles
 * @param scale volumes
 * @param library weekly templates to choose from
 * @param drawPh text in the slot of the parameter hash, 64 hex digits (DECISIONS 1.3)
 */
public record PlacePolicies(
    MerchantClassPolicy classes, DemandScalePolicy scale, ShapeLibrary library, String drawPh)
    implements Serializable {

  /** Reads them. */
  public static PlacePolicies of(ResolvedConfig config, String drawPh) {
    return new PlacePolicies(
        config.read(PolicyFile.MERCHANT_CLASS, MerchantClassPolicy.class),
        config.read(PolicyFile.DEMAND_SCALE, DemandScalePolicy.class),
        config.read(PolicyFile.SHAPE_LIBRARY, ShapeLibrary.class),
        drawPh);
  }

  /** Their law. */
  public PlaceLaw law() {
    return new PlaceLaw(
        new DemandClassLaw(classes),
        new DemandScaleLaw(scale, drawPh),
        new VariantLaw(library, drawPh));
  }
}
