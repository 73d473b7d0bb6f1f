package io.footfall.transforms.diff.causes;

import io.footfall.config.PolicyFile;
import io.footfall.contracts.Column;
import io.footfall.contracts.Contracts;
import io.footfall.transforms.diff.inputs.LawChanges;
import io.footfall.transforms.diff.rows.ComparedColumns;
import io.footfall.transforms.diff.rows.RowView;
import java.util.List;
import java.util.Set;

/**
 * What explains a row of layer 1 or 5A that differs, merchant by merchant: facts of layer 1 and
 * parameters of the class for the profile; profile and shape for the weekly baseline; baseline,
 * calendar and clock for the scenario. Notes on the way which inputs of 5B differ.
 */
public final class SurfaceRules {
  private static final PolicyFile[] SHAPES = {
    PolicyFile.SHAPE_LIBRARY, PolicyFile.SHAPE_TIME_GRID, PolicyFile.ZONE_SHAPE_MODIFIERS
  };

  private static final List<String> SHARED =
      Contracts.get("merchant_zone_profile_5A").columns().stream().map(Column::name).toList();

  private final LawChanges laws;
  private final TableChanges tables;
  private final MerchantCauses causes;

  /** Rules that note what they see in {@code causes}. */
  public SurfaceRules(LawChanges laws, TableChanges tables, MerchantCauses causes) {
    this.laws = laws;
    this.tables = tables;
    this.causes = causes;
  }

  /** Judges the rows of a key. */
  @FunctionalInterface
  public interface Rule {
    /** Key under which the rows are unexplained, or null if their inputs explain them. */
    String unexplained(RowView a, RowView b, long changed);
  }

  static boolean differ(RowView a, RowView b, long changed) {
    return a == null || b == null || changed != 0;
  }

  /** The rule of a dataset; layer 1 has none of its own. */
  public Rule rule(ComparedColumns columns) {
    return switch (columns.contract().id()) {
      case "virtual_settlement_3B" -> noting(() -> causes.settlement = true);
      case "site_timezones", "s1_site_weights" -> noting(() -> causes.routing = true);
      case "virtual_classification_3B" ->
          noting(
              () -> {
                causes.facts = true;
                causes.routing = true;
              });
      case "edge_catalogue_3B" -> edges(columns);
      case "merchant_zone_profile_5A" -> profile(columns);
      case "merchant_zone_baseline_local_5A" -> week(columns);
      case "merchant_zone_scenario_local_5A" -> scenario(columns);
      default -> noting(() -> causes.facts = true);
    };
  }

  private static Rule noting(Runnable note) {
    return (a, b, changed) -> {
      if (differ(a, b, changed)) {
        note.run();
      }
      return null;
    };
  }

  private Rule edges(ComparedColumns columns) {
    int zone = columns.at("tzid_operational");
    return (a, b, changed) -> {
      if (differ(a, b, changed)) {
        causes.facts = true;
        for (RowView row : both(a, b)) {
          causes.zone(row.text(zone)).routing = true;
        }
      }
      return null;
    };
  }

  private static List<RowView> both(RowView a, RowView b) {
    return a == null ? List.of(b) : b == null ? List.of(a) : List.of(a, b);
  }

  private Rule profile(ComparedColumns columns) {
    int country = columns.at("legal_country_iso");
    int zone = columns.at("tzid");
    int demandClass = columns.at("demand_class");
    int[] shape = shapeColumns(columns);
    long ofShape = columns.mask("template_id");
    return (a, b, changed) -> {
      RowView any = a == null ? b : a;
      MerchantCauses.Place place = causes.place(any.text(country), any.text(zone));
      boolean scale = false;
      for (RowView row : both(a, b)) {
        scale |= laws.scaleOf(row.text(demandClass));
        place.shapes.add(shapeKey(row, shape));
      }
      if (!differ(a, b, changed)) {
        return null;
      }
      place.profile = true;
      causes.zone(any.text(zone)).profile = true;
      causes.zone(any.text(zone)).routing = true;
      boolean shapeOnly = a != null && b != null && (changed & ~ofShape) == 0;
      boolean explained =
          causes.facts
              || scale
              || laws.any(PolicyFile.MERCHANT_CLASS)
              || shapeOnly && laws.any(SHAPES);
      return explained ? null : columns.key(any);
    };
  }

  /** Columns that name a shape: those the profile shares with the key of the shapes. */
  public static int[] shapeColumns(ComparedColumns columns) {
    return Contracts.get("class_zone_shape_5A").key().stream()
        .filter(columns::has)
        .filter(SHARED::contains)
        .mapToInt(columns::at)
        .toArray();
  }

  /** Key of the shape a row names. */
  public static String shapeKey(RowView row, int[] columns) {
    StringBuilder key = new StringBuilder();
    for (int column : columns) {
      key.append(row.text(column)).append('|');
    }
    return key.toString();
  }

  private Rule week(ComparedColumns columns) {
    int country = columns.at("legal_country_iso");
    int zone = columns.at("tzid");
    return (a, b, changed) -> {
      if (!differ(a, b, changed)) {
        return null;
      }
      RowView any = a == null ? b : a;
      MerchantCauses.Place place = causes.place(any.text(country), any.text(zone));
      place.week = true;
      boolean explained =
          place.profile
              || tables.anyShape(place.shapes)
              || laws.any(PolicyFile.BASELINE_INTENSITY, PolicyFile.SHAPE_TIME_GRID);
      return explained ? null : columns.key(any);
    };
  }

  private Rule scenario(ComparedColumns columns) {
    int country = columns.at("legal_country_iso");
    int zone = columns.at("tzid");
    int bucket = columns.at("local_horizon_bucket_index");
    return (a, b, changed) -> {
      if (!differ(a, b, changed)) {
        return null;
      }
      RowView any = a == null ? b : a;
      causes.zone(any.text(zone)).baseline.set((int) any.bits(bucket));
      MerchantCauses.Place place = causes.place(any.text(country), any.text(zone));
      boolean explained =
          place.profile
              || place.week
              || tables.calendar()
              || laws.horizon()
              || laws.clockOf(any.text(zone))
              || laws.any(
                  PolicyFile.SCENARIO_OVERLAY,
                  PolicyFile.OVERLAY_ORDERING,
                  PolicyFile.OVERLAY_VALIDATION);
      return explained ? null : columns.key(any);
    };
  }

  /**
   * What small tables say before merchants are walked.
   *
   * @param shapes keys of shapes that differ
   * @param calendar whether an event differs
   */
  public record TableChanges(Set<String> shapes, boolean calendar) {
    boolean anyShape(Set<String> keys) {
      return keys.stream().anyMatch(shapes::contains);
    }
  }
}
