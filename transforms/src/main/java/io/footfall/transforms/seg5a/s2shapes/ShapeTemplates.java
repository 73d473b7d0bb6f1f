package io.footfall.transforms.seg5a.s2shapes;

import io.footfall.config.seg5a.ShapeLibrary;
import io.footfall.config.seg5a.ShapeLibrary.Peak;
import io.footfall.config.seg5a.ShapeLibrary.ShapeKind;
import io.footfall.config.seg5a.ShapeLibrary.Template;
import io.footfall.transforms.civil.WeekGrid;
import io.footfall.transforms.state.LawBroken;
import java.util.HashMap;
import java.util.Map;

/**
 * Base vectors of the library (5A-s2-s3.md section A.5 item 1): v(k) = (W[day] * g(minute))^power,
 * g = floor + sum of Gaussian peaks over the bucket's start minute, without wrap at midnight. A
 * circular template has v(k) = (floor * W[day] + sum over days d and peaks of W[d] * peak)^power,
 * with the distance of a peak's centre on day d measured round the week (realism.md S6).
 */
final class ShapeTemplates {
  private static final int DAYS = 7;
  private static final int MINUTES_PER_DAY = 1_440;

  private final Map<String, double[]> vectors = new HashMap<>();
  private final Map<String, Template> templates = new HashMap<>();

  /** Computes all base vectors. */
  ShapeTemplates(ShapeLibrary library, WeekGrid grid) {
    for (Template t : library.templates()) {
      vectors.put(t.templateId(), vector(t, grid));
      templates.put(t.templateId(), t);
    }
  }

  private static double[] vector(Template t, WeekGrid grid) {
    double[] v = new double[grid.size()];
    double sum = 0;
    for (int k = 0; k < v.length; k++) {
      int day = grid.isoDayOfWeek(k);
      double height = weight(t, day) * curve(t, day, grid.startMinute(k));
      v[k] = StrictMath.pow(height, t.power());
      if (!(v[k] >= 0 && v[k] < Double.POSITIVE_INFINITY)) {
        throw invalid(t, "value " + v[k] + " in bucket " + k);
      }
      sum += v[k];
    }
    if (!(sum > 0)) {
      throw invalid(t, "sum " + sum);
    }
    return v;
  }

  /** What multiplies the curve on a day; 1 where the weights of days are inside the curve. */
  static double weight(Template t, int isoDay) {
    return t.shapeKind() == ShapeKind.DAILY_GAUSSIAN_MIXTURE ? t.dowWeights().get(isoDay - 1) : 1.0;
  }

  /** Value of the curve at a minute of a day. */
  static double curve(Template t, int isoDay, int minute) {
    return t.shapeKind() == ShapeKind.DAILY_GAUSSIAN_MIXTURE
        ? day(t, minute)
        : week(t, isoDay, minute);
  }

  /** A template of the library. */
  Template template(String templateId) {
    return templates.get(templateId);
  }

  private static LawBroken invalid(Template t, String found) {
    return new LawBroken(
        "5A.S2.S2_TEMPLATE_RESOLUTION_FAILED",
        "V-06",
        t.templateId(),
        found,
        "finite values, not negative, not all zero");
  }

  private static double day(Template t, int minute) {
    double sum = t.baselineFloor();
    for (Peak p : t.dailyComponents()) {
      double z = (minute - p.centerMin()) / p.sigmaMin();
      sum += p.amplitude() * StrictMath.exp(-0.5 * z * z);
    }
    return sum;
  }

  private static double week(Template t, int isoDay, int minute) {
    int at = (isoDay - 1) * MINUTES_PER_DAY + minute;
    double sum = t.baselineFloor() * t.dowWeights().get(isoDay - 1);
    for (int d = 0; d < DAYS; d++) {
      for (Peak p : t.dailyComponents()) {
        int distance = Math.abs(at - (d * MINUTES_PER_DAY + p.centerMin()));
        double z = Math.min(distance, DAYS * MINUTES_PER_DAY - distance) / p.sigmaMin();
        sum += t.dowWeights().get(d) * p.amplitude() * StrictMath.exp(-0.5 * z * z);
      }
    }
    return sum;
  }

  /** Base vector of a template; not normalised, not to be written to. */
  double[] of(String templateId) {
    return vectors.get(templateId);
  }

  /** The template alone, normalised. */
  double[] normalised(String templateId) {
    double[] v = vectors.get(templateId).clone();
    double total = 0;
    for (double x : v) {
      total += x;
    }
    for (int k = 0; k < v.length; k++) {
      v[k] /= total;
    }
    return v;
  }
}
