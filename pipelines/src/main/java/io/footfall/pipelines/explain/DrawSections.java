package io.footfall.pipelines.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.config.seg5a.UtcText;
import io.footfall.contracts.U64;
import io.footfall.contracts.seg5b.ArrivalEvent;
import io.footfall.contracts.seg5b.GroupAssignment;
import io.footfall.contracts.seg5b.RealisedIntensity;
import io.footfall.transforms.replay.ArrivalStory;
import io.footfall.transforms.replay.CountStep;
import io.footfall.transforms.replay.LatentStep;
import io.footfall.transforms.sampling.AliasStep;
import io.footfall.transforms.seg5b.s1grid.BucketGrid;
import io.footfall.transforms.seg5b.s2intensity.GroupLawStep;
import io.footfall.transforms.seg5b.s4arrivals.BucketPlacement;

/** Everything random: latent factor, count, time and route. */
final class DrawSections {
  private DrawSections() {}

  static Section intensity(ArrivalStory story) {
    Section section = new Section("INTENSITY OF THE ZONE (5B.S1, S2)");
    GroupAssignment g = story.zone().group();
    RealisedIntensity r = story.zone().intensity(story.bucket());
    section.line(
        "countries",
        g.countryCount()
            + ", largest "
            + g.countryComponent()
            + ", summed lambda "
            + r.lambdaBaseline());
    section.line("group", g.groupId());
    section.line("", "bucket by hash of " + story.groupText());
    section.line(
        "realised",
        r.lambdaBaseline() + " x " + r.lambdaRandomComponent() + " = " + r.lambdaRealised());
    section
        .json
        .put("zone", g.zoneRepresentation())
        .put("country_count", g.countryCount())
        .put("country_component", g.countryComponent())
        .put("group_id", g.groupId())
        .put("group_text", story.groupText())
        .put("lambda_baseline", r.lambdaBaseline())
        .put("lambda_random_component", r.lambdaRandomComponent())
        .put("lambda_realised", r.lambdaRealised());
    return section;
  }

  static Section latent(ArrivalStory story) {
    LatentStep l = story.latent();
    GroupLawStep g = l.group();
    Section section = new Section("LATENT FACTOR (5B.S2), " + l.model());
    section.json.put("model", l.model().name()).put("factor", l.factor());
    if (l.components().isEmpty()) {
      return section.line("factor", "1.0: no latent field");
    }
    section.line(
        "sigma",
        g.sigmaBase()
            + " x "
            + g.sigmaByClass()
            + " class x "
            + g.sigmaByChannel()
            + " channel x "
            + g.sigmaByVirtualBand()
            + " band -> "
            + g.law().sigma());
    section.line(
        "L",
        g.lengthBase()
            + " x "
            + g.lengthByClass()
            + " class -> "
            + g.law().lengthScale()
            + " buckets, phi = exp(-1/L) = "
            + l.phi());
    for (LatentStep.Component component : l.components()) {
      section.draw("draw_" + component.name(), component.draw(), 2);
      section.line(
          "normal",
          "weight " + component.weight() + ", sqrt(-2 ln u0) cos(2 pi u1) = " + component.normal());
    }
    section.line("mixed", "sum of sqrt(weight) x normal = " + l.normal());
    section.line("Z", "phi x " + l.previous() + " + " + l.scale() + " x normal = " + l.z());
    section.line(
        "factor",
        "exp(Z - sigma^2/2) = "
            + l.unclipped()
            + (l.unclipped() == l.factor() ? ", inside the clip" : ", clipped " + l.factor()));
    section
        .json
        .put("sigma_base", g.sigmaBase())
        .put("sigma_class", g.sigmaByClass())
        .put("sigma_channel", g.sigmaByChannel())
        .put("sigma_virtual", g.sigmaByVirtualBand())
        .put("sigma", g.law().sigma())
        .put("length_base", g.lengthBase())
        .put("length_class", g.lengthByClass())
        .put("length_scale", g.law().lengthScale())
        .put("phi", l.phi())
        .put("scale", l.scale())
        .put("normal", l.normal())
        .put("z_previous", l.previous())
        .put("z", l.z())
        .put("unclipped", l.unclipped());
    return section;
  }

  static Section count(ArrivalStory story) {
    CountStep c = story.count();
    Section section = new Section("COUNT (5B.S3), " + c.law());
    section.json.put("law", c.law()).put("mu", c.mu()).put("n", c.n()).put("capped", c.capped());
    section.line("mu", Double.toString(c.mu()));
    if (c.mixing() != null) {
      section.line(
          "kappa",
          c.dispersion().base()
              + " x "
              + c.dispersion().multiplier()
              + " class -> "
              + c.dispersion().kappa());
    }
    section.draw("draw", c.draw(), c.mixing() == null ? 1 : 2);
    if (c.mixing() != null) {
      section.line(
          "mixing",
          "v = ln(1 + 1/kappa) = "
              + c.mixing().logVariance()
              + ", m = ln mu - v/2 = "
              + c.mixing().logMean()
              + ", z(u0) = "
              + c.mixing().z());
      section.line("", "Lambda = exp(m + sqrt(v) z) = " + c.mean());
      section
          .json
          .put("kappa_base", c.dispersion().base())
          .put("kappa_class", c.dispersion().multiplier())
          .put("kappa", c.dispersion().kappa())
          .put("log_variance", c.mixing().logVariance())
          .put("log_mean", c.mixing().logMean())
          .put("z", c.mixing().z());
    }
    section.json.put("mean", c.mean()).put("u", c.u());
    if (Double.isNaN(c.normal())) {
      section.line(
          "N", c.n() + ": Poisson, P(below) " + c.below() + " < u <= P(up to) " + c.upTo());
      section.json.put("cdf_below", c.below()).put("cdf_up_to", c.upTo());
    } else {
      section.line("N", c.n() + " = floor(Lambda + sqrt(Lambda) z + 0.5), z " + c.normal());
      section.json.put("normal", c.normal());
    }
    return section;
  }

  static Section time(ArrivalStory story) {
    BucketGrid grid = story.merchant().laws().grid();
    long start = grid.startOf(story.bucket());
    Section section = new Section("TIME (5B.S4)");
    section.line(
        "bucket",
        story.bucket() + ", from " + UtcText.of(start) + ", " + grid.bucketSeconds() + " s");
    section.line("ordinal j", story.ordinal() + " of the zone's " + story.count().n());
    section.drawAgain("draw", story.time(), 1);
    String position = "u0";
    BucketPlacement density = story.placement();
    if (density != null) {
      density(section, story, density);
      position = "x";
    }
    section.line(
        "offset",
        "trunc("
            + position
            + " x "
            + grid.bucketSeconds()
            + "000000) = "
            + story.offsetMicros()
            + " us");
    section.line("instant", UtcText.of(story.row().tsUtc()));
    section.line(
        "arrival_seq",
        story.before()
            + " in earlier buckets + rank "
            + (story.rank() + 1)
            + " of "
            + story.arrivalsInBucket()
            + " by (time, zone, j) = "
            + story.row().arrivalSeq());
    section
        .json
        .put("bucket_index", story.bucket())
        .put("bucket_start_utc", UtcText.of(start))
        .put("ordinal", story.ordinal())
        .put("offset_micros", story.offsetMicros())
        .put("ts_utc", UtcText.of(story.row().tsUtc()))
        .put("arrivals_before", story.before())
        .put("rank", story.rank() + 1)
        .put("arrivals_in_bucket", story.arrivalsInBucket())
        .put("arrival_seq", story.row().arrivalSeq());
    return section;
  }

  private static void density(Section section, ArrivalStory story, BucketPlacement density) {
    double u = story.time().u0();
    double x = density.position(u);
    section.line(
        "density",
        "linear from a "
            + density.atStart()
            + " to c "
            + density.atMiddle()
            + " in the middle and d "
            + density.atEnd()
            + " at the end");
    section.line("x", x + ", where its mass is u0; the first half has q " + density.firstHalf());
    section
        .json
        .putObject("density")
        .put("a", density.atStart())
        .put("c", density.atMiddle())
        .put("d", density.atEnd())
        .put("q", density.firstHalf())
        .put("x", x);
  }

  static Section route(ArrivalStory story) {
    ArrivalEvent row = story.row();
    double share = story.route().virtualShare();
    String kind = row.isVirtual() ? "virtual" : "physical";
    Section section = new Section("ROUTE (5B.S4)");
    section.drawAgain("site_draw", story.site(), 2);
    section.line(
        "coin",
        share == 0.0 || share == 1.0
            ? "virtual share " + share + " decides alone -> " + kind
            : "u0 " + (row.isVirtual() ? "<" : ">=") + " virtual share " + share + " -> " + kind);
    if (row.isVirtual()) {
      section.drawAgain("edge_draw", story.edge(), 1);
    }
    AliasStep a = story.alias();
    if (a.slots() == 1) {
      section.line("pick", "the only one of its zone");
    } else {
      section.line(
          "alias",
          (row.isVirtual() ? "u0" : "u1")
              + " x "
              + a.slots()
              + " slots = slot "
              + a.slot()
              + " + "
              + a.fraction()
              + (a.fraction() < a.threshold() ? " < " : " >= ")
              + a.threshold()
              + " -> "
              + a.picked()
              + " (alias "
              + a.alias()
              + ")");
    }
    long id = row.isVirtual() ? row.edgeId() : row.siteId();
    section.line(
        row.isVirtual() ? "edge" : "site",
        U64.text(id) + " in " + row.legalCountryIso() + ", probability " + story.probability());
    ObjectNode json = section.json;
    json.put("virtual_share", share).put("is_virtual", row.isVirtual());
    json.putObject("alias")
        .put("slots", a.slots())
        .put("slot", a.slot())
        .put("fraction", a.fraction())
        .put("threshold", a.threshold())
        .put("alias", a.alias())
        .put("picked", a.picked());
    json.put(row.isVirtual() ? "edge_id" : "site_id", U64.text(id));
    json.put("legal_country_iso", row.legalCountryIso());
    json.put("probability", story.probability());
    return section;
  }
}
