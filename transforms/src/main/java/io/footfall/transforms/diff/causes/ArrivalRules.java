package io.footfall.transforms.diff.causes;

import io.footfall.config.PolicyFile;
import io.footfall.transforms.diff.causes.SurfaceRules.Rule;
import io.footfall.transforms.diff.inputs.LawChanges;
import io.footfall.transforms.diff.rows.ComparedColumns;
import io.footfall.transforms.diff.rows.RowView;

/**
 * What explains a row of 5B that differs, key by key and bucket by bucket: {@link ZoneCauses} of
 * its zone, in the order intensity, count, time, route, clock.
 */
public final class ArrivalRules {
  private final LawChanges laws;
  private final MerchantCauses causes;

  /** Rules that read what {@link SurfaceRules} noted. */
  public ArrivalRules(LawChanges laws, MerchantCauses causes) {
    this.laws = laws;
    this.causes = causes;
  }

  /** The rule of a dataset of 5B other than the arrivals. */
  public Rule rule(ComparedColumns columns) {
    return switch (columns.contract().id()) {
      case "s1_grouping_5B" -> grouping(columns);
      case "s2_realised_intensity_5B" -> intensity(columns);
      case "s3_bucket_counts_5B" -> counts(columns);
      case "s4_arrival_summary_5B" -> summary(columns);
      default -> throw new IllegalArgumentException(columns.contract().id());
    };
  }

  private Rule grouping(ComparedColumns columns) {
    int zone = columns.at("zone_representation");
    int channel = columns.at("channel_group");
    int demandClass = columns.at("demand_class");
    int band = columns.at("virtual_band");
    long domain = columns.mask("demand_class");
    return (a, b, changed) -> {
      RowView any = a == null ? b : a;
      ZoneCauses z = causes.zone(any.text(zone));
      z.trades = true;
      z.channel = any.text(channel);
      z.clock |= laws.clockOf(any.text(zone));
      for (RowView row : new RowView[] {a, b}) {
        if (row != null) {
          String c = row.text(demandClass);
          z.latent |= laws.latentOf(c, row.text(channel), row.text(band));
          z.count |= laws.countOf(c);
        }
      }
      if (!SurfaceRules.differ(a, b, changed)) {
        return null;
      }
      z.group = true;
      z.latent = true;
      z.domain |= a == null || b == null || (changed & domain) != 0;
      boolean explained =
          z.profile || causes.facts || laws.horizon() || laws.any(PolicyFile.GROUPING);
      return explained ? null : causes.key(any.text(zone));
    };
  }

  private Rule intensity(ComparedColumns columns) {
    int zone = columns.at("zone_representation");
    int bucket = columns.at("bucket_index");
    long baseline = columns.mask("lambda_baseline");
    long factor = columns.mask("lambda_random_component");
    return (a, b, changed) -> {
      if (!SurfaceRules.differ(a, b, changed)) {
        return null;
      }
      RowView any = a == null ? b : a;
      int at = (int) any.bits(bucket);
      ZoneCauses z = causes.zone(any.text(zone));
      z.buckets.set(at);
      boolean explained = z.wholly();
      if (a != null && b != null && !explained) {
        explained =
            ((changed & baseline) == 0 || z.baseline.get(at))
                && ((changed & factor) == 0 || z.latent)
                && z.intensity(at);
      }
      return explained ? null : causes.key(any.text(zone));
    };
  }

  private Rule counts(ComparedColumns columns) {
    int zone = columns.at("zone_representation");
    int bucket = columns.at("bucket_index");
    return (a, b, changed) -> {
      if (!SurfaceRules.differ(a, b, changed)) {
        return null;
      }
      RowView any = a == null ? b : a;
      int at = (int) any.bits(bucket);
      ZoneCauses z = causes.zone(any.text(zone));
      z.buckets.set(at);
      boolean explained = a == null || b == null ? z.wholly() : z.counts(at);
      return explained ? null : causes.key(any.text(zone));
    };
  }

  private Rule summary(ComparedColumns columns) {
    int zone = columns.at("zone_representation");
    int bucket = columns.at("bucket_index");
    long count = columns.mask("count_N");
    return (a, b, changed) -> {
      if (!SurfaceRules.differ(a, b, changed)) {
        return null;
      }
      RowView any = a == null ? b : a;
      ZoneCauses z = causes.zone(any.text(zone));
      boolean explained = z.counts((int) any.bits(bucket));
      if (a != null && b != null && (changed & count) == 0) {
        explained |= z.routing || causes.routing;
      }
      return explained ? null : causes.key(any.text(zone));
    };
  }
}
