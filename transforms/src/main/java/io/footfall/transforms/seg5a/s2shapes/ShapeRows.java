package io.footfall.transforms.seg5a.s2shapes;

import io.footfall.config.seg5a.ShapeLibrary;
import io.footfall.config.seg5a.ShapeTimeGridPolicy;
import io.footfall.config.seg5a.ZoneShapeModifiers;
import io.footfall.contracts.seg5a.ClassShapeEntry;
import io.footfall.contracts.seg5a.ClassZoneShape;
import io.footfall.contracts.seg5a.ShapeGridBucket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The rows of 5A.S2's tables, as its policies give them (5A-s2-s3.md sections A.3 to A.6). Not
 * thread safe.
 */
public final class ShapeRows {
  private final ShapeLaw law;
  private final ShapeTimeGridPolicy gridPolicy;
  private final ShapeLibrary library;
  private final boolean emitFlags;
  private final Map<FlagSource, List<List<String>>> flags = new HashMap<>();

  /** What decides the flags of a shape. */
  private record FlagSource(
      String overrideId, ZoneShapeModifiers.Profile profile, boolean flagProfile) {}

  /** Rows of a law and the policies it was made from. */
  public ShapeRows(
      ShapeLaw law,
      ShapeTimeGridPolicy gridPolicy,
      ShapeLibrary library,
      ZoneShapeModifiers modifiers) {
    this.law = law;
    this.gridPolicy = gridPolicy;
    this.library = library;
    this.emitFlags = modifiers.defaults().emitAdjustmentFlags();
  }

  /** The local week, ascending by bucket. */
  public List<ShapeGridBucket> grid() {
    List<ShapeGridBucket> rows = new ArrayList<>();
    ShapeTimeGridPolicy.DerivedFlags flags = gridPolicy.grid().derivedFlags();
    ShapeTimeGridPolicy.NominalOpenHours hours = flags.nominalOpenHours();
    for (int k = 0; k < law.grid().size(); k++) {
      int day = law.grid().isoDayOfWeek(k);
      int minute = law.grid().startMinute(k);
      rows.add(
          new ShapeGridBucket(
              k,
              day,
              minute,
              law.grid().bucketMinutes(),
              flags.weekendDays().contains(day),
              hours.days().contains(day)
                  && hours.startMinute() <= minute
                  && minute < hours.endMinuteExclusive(),
              gridPolicy.version()));
    }
    return rows;
  }

  /** The shape of a key, ascending by bucket. */
  public List<ClassZoneShape> shape(ShapeKey key) {
    WeeklyShape shape = law.shape(key);
    List<List<String>> flags = flags(shape);
    List<ClassZoneShape> rows = new ArrayList<>(shape.values().length);
    for (int k = 0; k < shape.values().length; k++) {
      rows.add(
          new ClassZoneShape(
              key.demandClass(),
              key.country(),
              key.tzid(),
              key.channelGroup(),
              key.templateId(),
              k,
              shape.values()[k],
              flags.get(k)));
    }
    return rows;
  }

  /** The flags of a shape by bucket; empty lists where the policy emits none. */
  public List<List<String>> flags(WeeklyShape shape) {
    if (!emitFlags) {
      return Collections.nCopies(law.grid().size(), List.of());
    }
    FlagSource source = new FlagSource(shape.overrideId(), shape.profile(), shape.flagProfile());
    return flags.computeIfAbsent(
        source,
        s -> {
          List<List<String>> buckets = new ArrayList<>(law.grid().size());
          for (int k = 0; k < law.grid().size(); k++) {
            buckets.add(
                List.copyOf(shape.flags(law.grid().isoDayOfWeek(k), law.grid().startMinute(k))));
          }
          return List.copyOf(buckets);
        });
  }

  /** Rows of the catalogue, ascending by class, channel and template, for the keys of shapes. */
  public List<ClassShapeEntry> catalogue(Collection<ShapeKey> keys) {
    TreeSet<ShapeKey> used = new TreeSet<>();
    keys.forEach(
        k -> used.add(new ShapeKey(k.demandClass(), "", "", k.channelGroup(), k.templateId())));
    return used.stream().map(this::entry).toList();
  }

  private ClassShapeEntry entry(ShapeKey key) {
    ShapeLibrary.Rule rule = law.rule(key.demandClass(), key.channelGroup());
    return new ClassShapeEntry(
        key.demandClass(),
        key.channelGroup(),
        key.templateId(),
        law.template(key.templateId()).shapeKind().text(),
        rule.selectionLaw(),
        rule.candidateTemplateIds(),
        library.version());
  }
}
