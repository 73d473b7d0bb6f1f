package io.footfall.transforms.seg5a.s3baseline;

import io.footfall.contracts.seg5a.ClassBaselineIntensity;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.transforms.seg5a.s2shapes.ShapeKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Weeks of classes: lambda(k) = sum over the templates of a class, country, zone and channel,
 * ascending by id, of the weekly volume that follows the template times its shape(k) (5A-s2-s3.md
 * section B.4). Volumes are summed in the order they are added. Not thread safe.
 */
public final class ClassBaselineLaw {
  private final TreeMap<ShapeKey, TreeMap<ShapeKey, Double>> volumes = new TreeMap<>();

  /** Takes the rows of a class. */
  @FunctionalInterface
  public interface Week {
    /** One class, ascending by bucket. */
    void rows(List<ClassBaselineIntensity> rows) throws IOException;
  }

  /** Takes the intensities of a class. */
  @FunctionalInterface
  public interface Lambda {
    /** One class, by bucket. */
    void lambda(ShapeKey group, double[] lambda) throws IOException;
  }

  /** Adds the volume of a place. */
  public void add(MerchantZoneProfile place) {
    ShapeKey key = ShapeKey.of(place);
    volumes
        .computeIfAbsent(group(key), g -> new TreeMap<>())
        .merge(key, place.weeklyVolumeExpected(), Double::sum);
  }

  private static ShapeKey group(ShapeKey key) {
    return new ShapeKey(key.demandClass(), key.country(), key.tzid(), key.channelGroup(), "");
  }

  /** Gives the weeks, ascending by class, country, zone and channel. */
  public void forEach(Function<ShapeKey, double[]> shapes, Week week) throws IOException {
    forEachLambda(shapes, (group, lambda) -> week.rows(rows(group, lambda)));
  }

  /** As above, without rows; the template of a group is empty. */
  public void forEachLambda(Function<ShapeKey, double[]> shapes, Lambda week) throws IOException {
    for (Map.Entry<ShapeKey, TreeMap<ShapeKey, Double>> group : volumes.entrySet()) {
      week.lambda(group.getKey(), lambda(group.getValue(), shapes));
    }
  }

  private static double[] lambda(
      TreeMap<ShapeKey, Double> templates, Function<ShapeKey, double[]> shapes) {
    double[] lambda = new double[shapes.apply(templates.firstKey()).length];
    templates.forEach(
        (key, volume) -> {
          double[] shape = shapes.apply(key);
          for (int k = 0; k < lambda.length; k++) {
            lambda[k] += volume * shape[k];
          }
        });
    return lambda;
  }

  private static List<ClassBaselineIntensity> rows(ShapeKey group, double[] lambda) {
    List<ClassBaselineIntensity> rows = new ArrayList<>(lambda.length);
    for (int k = 0; k < lambda.length; k++) {
      rows.add(
          new ClassBaselineIntensity(
              group.demandClass(),
              group.country(),
              group.tzid(),
              group.channelGroup(),
              k,
              lambda[k]));
    }
    return rows;
  }
}
