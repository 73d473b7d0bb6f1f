package io.footfall.transforms.seg5a.s2shapes;

import io.footfall.config.seg5a.ShapeLibrary;
import io.footfall.config.seg5a.ZoneShapeModifiers;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/** A weekly shape in hours, slow and obvious: day by day, minute by minute, nothing precomputed. */
final class S2WeeklyShapesModel {
  private final ShapeLibrary library;
  private final ZoneShapeModifiers modifiers;
  private final String drawPh;

  S2WeeklyShapesModel(ShapeLibrary library, ZoneShapeModifiers modifiers, String drawPh) {
    this.library = library;
    this.modifiers = modifiers;
    this.drawPh = drawPh;
  }

  BigInteger word(ShapeKey key) {
    String text =
        "5A.S2.template|%s|%s|%s|%s"
            .formatted(key.demandClass(), key.channelGroup(), key.tzid(), drawPh);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return new BigInteger(1, Arrays.copyOf(hash, 8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The template the page's law picks. */
  String templateId(ShapeKey key) {
    List<String> candidates =
        library.templates().stream()
            .map(ShapeLibrary.Template::templateId)
            .filter(id -> id.startsWith(key.demandClass() + "." + key.channelGroup() + "."))
            .sorted()
            .toList();
    double u = (word(key).doubleValue() + 0.5) / Math.pow(2, 64);
    return candidates.get((int) Math.floor(candidates.size() * u));
  }

  String profileId(ShapeKey key) {
    for (ZoneShapeModifiers.Override override : modifiers.overrides()) {
      if (override.match().matches(key.country(), key.tzid())) {
        return override.forceProfileId();
      }
    }
    return "zg" + word(key).mod(BigInteger.valueOf(8));
  }

  double[] values(ShapeKey key) {
    double[] raw = new double[168];
    double total = 0;
    for (int day = 1; day <= 7; day++) {
      for (int hour = 0; hour < 24; hour++) {
        double value = template(key, day, hour * 60) * multiplier(key, day, hour * 60);
        raw[(day - 1) * 24 + hour] = value;
        total += value;
      }
    }
    double[] week = new double[168];
    for (int k = 0; k < 168; k++) {
      week[k] = raw[(k + 24 * shift(key)) % 168] / total;
    }
    return week;
  }

  private double template(ShapeKey key, int day, int minute) {
    ShapeLibrary.Template t =
        library.templates().stream()
            .filter(x -> x.templateId().equals(key.templateId()))
            .findFirst()
            .orElseThrow();
    if (t.shapeKind() == ShapeLibrary.ShapeKind.CIRCULAR_GAUSSIAN_MIXTURE_V1) {
      return Math.pow(circular(t, day, minute), t.power());
    }
    double height = t.baselineFloor();
    for (ShapeLibrary.Peak peak : t.dailyComponents()) {
      double distance = (minute - peak.centerMin()) / peak.sigmaMin();
      height += peak.amplitude() * Math.exp(-distance * distance / 2);
    }
    return Math.pow(t.dowWeights().get(day - 1) * height, t.power());
  }

  private static double circular(ShapeLibrary.Template t, int day, int minute) {
    double height = t.baselineFloor() * t.dowWeights().get(day - 1);
    for (int peakDay = -6; peakDay <= 14; peakDay++) {
      for (ShapeLibrary.Peak peak : t.dailyComponents()) {
        double distance = (day - peakDay) * 1440.0 + minute - peak.centerMin();
        double z = distance / peak.sigmaMin();
        double weight = t.dowWeights().get(Math.floorMod(peakDay - 1, 7));
        height += Math.abs(distance) > 5040 ? 0 : weight * peak.amplitude() * Math.exp(-z * z / 2);
      }
    }
    return height;
  }

  private int shift(ShapeKey key) {
    for (ZoneShapeModifiers.Override override : modifiers.overrides()) {
      if (override.match().matches(key.country(), key.tzid())) {
        return override.dayShift() == null ? 0 : override.dayShift();
      }
    }
    return 0;
  }

  private double multiplier(ShapeKey key, int day, int minute) {
    ZoneShapeModifiers.Profile profile =
        modifiers.profiles().stream()
            .filter(p -> p.profileId().equals(profileId(key)))
            .findFirst()
            .orElseThrow();
    double factor = profile.dowMultipliers().get(day - 1);
    for (ZoneShapeModifiers.Window w : profile.windows()) {
      boolean inside =
          w.days().isoDaysOfWeek().contains(day)
              && minute >= w.startMinute()
              && minute < w.endMinuteExclusive();
      factor *= inside ? w.multiplier() : 1;
    }
    return factor;
  }
}
