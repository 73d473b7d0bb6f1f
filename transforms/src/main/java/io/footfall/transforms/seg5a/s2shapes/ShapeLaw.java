package io.footfall.transforms.seg5a.s2shapes;

import io.footfall.config.seg5a.ShapeLibrary;
import io.footfall.config.seg5a.ShapeLibrary.Rule;
import io.footfall.config.seg5a.ShapeTimeGridPolicy;
import io.footfall.config.seg5a.ZoneShapeModifiers;
import io.footfall.config.seg5a.ZoneShapeModifiers.Profile;
import io.footfall.transforms.civil.WeekGrid;
import io.footfall.transforms.rng.HashUniform;
import io.footfall.transforms.seg5a.s1classes.VariantLaw;
import io.footfall.transforms.state.LawBroken;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The weekly shape of a class, country, zone, channel and template (5A-s2-s3.md section A.5): the
 * template times the zone's profile, normalised. The hash of {@code
 * 5A.S2.template|{class}|{channel}|{tzid}|{draw_ph}} picks the zone group; the country only matters
 * to overrides. Which template a place has is settled by 5A.S1 ({@link VariantLaw}).
 */
public final class ShapeLaw {
  private static final String RESOLUTION = "5A.S2.S2_TEMPLATE_RESOLUTION_FAILED";
  private static final int DAYS = 7;

  private final ShapeTimeGridPolicy gridPolicy;
  private final ShapeLibrary library;
  private final ZoneShapeModifiers modifiers;
  private final ShapeLimits limits;
  private final String drawPh;
  private final WeekGrid grid;
  private final ShapeTemplates templates;
  private final Map<String, Rule> rules = new HashMap<>();
  private final Map<String, Profile> profiles = new HashMap<>();

  /**
   * Compiles templates and profiles.
   *
   * @param sumTolerance largest |sum - 1| of a shape
   * @param drawPh text in the slot of the parameter hash, 64 hex digits (DECISIONS 1.3)
   * @throws LawBroken if the policies do not fit each other
   */
  public ShapeLaw(
      ShapeTimeGridPolicy gridPolicy,
      ShapeLibrary library,
      ZoneShapeModifiers modifiers,
      double sumTolerance,
      String drawPh) {
    this.gridPolicy = gridPolicy;
    this.library = library;
    this.modifiers = modifiers;
    this.drawPh = drawPh;
    this.grid = new WeekGrid(gridPolicy.grid().bucketDurationMinutes());
    this.limits = new ShapeLimits(library.constraints(), gridPolicy, grid, sumTolerance);
    this.templates = new ShapeTemplates(library, grid);
    library
        .templateResolution()
        .rules()
        .forEach(r -> rules.put(r.demandClass() + "|" + r.channelGroup(), r));
    modifiers.profiles().forEach(p -> profiles.put(p.profileId(), p));
    requireFit();
  }

  private void requireFit() {
    if (!modifiers.zoneGroupMode().agreesWith(library.zoneGroupMode())) {
      throw new LawBroken(
          RESOLUTION,
          "V-06",
          "zone_group_mode",
          modifiers.zoneGroupMode(),
          library.zoneGroupMode().toString());
    }
    for (Profile profile : modifiers.profiles()) {
      for (ZoneShapeModifiers.Window w : profile.windows()) {
        if (w.startMinute() % grid.bucketMinutes() != 0
            || w.endMinuteExclusive() % grid.bucketMinutes() != 0) {
          throw new LawBroken(
              RESOLUTION,
              "V-06",
              profile.profileId() + "." + w.windowId(),
              w.startMinute() + " to " + w.endMinuteExclusive(),
              "bucket edges, every " + grid.bucketMinutes() + " minutes");
        }
      }
    }
  }

  /** The week the shapes live on. */
  public WeekGrid grid() {
    return grid;
  }

  /**
   * Checks the library against its floors (item 2).
   *
   * @param classes classes of the domain
   * @throws LawBroken TEMPLATE_RESOLUTION at the first floor missed
   */
  public void checkLibrary(Set<String> classes) {
    new LibraryFloors(library, gridPolicy, grid, templates).check(classes);
  }

  /** Rule of a class and channel. */
  public Rule rule(String demandClass, String channelGroup) {
    Rule rule = rules.get(demandClass + "|" + channelGroup);
    if (rule == null) {
      throw new LawBroken(
          RESOLUTION, "V-06", demandClass + "|" + channelGroup, "no rule", "one rule");
    }
    return rule;
  }

  /** A template of the library. */
  ShapeLibrary.Template template(String templateId) {
    return templates.template(templateId);
  }

  /** The word behind the zone group. */
  public long word(String demandClass, String channelGroup, String tzid) {
    return HashUniform.word("5A.S2.template", demandClass, channelGroup, tzid, drawPh);
  }

  /** How one bucket of a key's shape comes about. */
  public ShapeStep step(ShapeKey key, int bucket) {
    WeeklyShape shape = shape(key);
    long word = word(key.demandClass(), key.channelGroup(), key.tzid());
    int source = source(bucket, shift(shape.overrideId()));
    int day = grid.isoDayOfWeek(source);
    int minute = grid.startMinute(source);
    ShapeLibrary.Template template = templates.template(shape.templateId());
    return new ShapeStep(
        String.join(
            "|", "5A.S2.template", key.demandClass(), key.channelGroup(), key.tzid(), drawPh),
        word,
        shape.templateId(),
        shape.profile().profileId(),
        shape.overrideId(),
        bucket,
        day,
        minute,
        ShapeTemplates.weight(template, day),
        ShapeTemplates.curve(template, day, minute),
        template.power(),
        templates.of(shape.templateId())[source],
        multiplier(shape.profile(), source),
        shape.total(),
        shape.values()[bucket]);
  }

  /**
   * The shape of a key, checked (items 3 to 7).
   *
   * @throws LawBroken with the codes of S2
   */
  public WeeklyShape shape(ShapeKey key) {
    long word = word(key.demandClass(), key.channelGroup(), key.tzid());
    List<String> candidates = rule(key.demandClass(), key.channelGroup()).candidateTemplateIds();
    if (!candidates.contains(key.templateId())) {
      throw new LawBroken(
          RESOLUTION,
          "V-06",
          key.text(),
          "template " + key.templateId(),
          "one of " + String.join(", ", candidates));
    }
    String override = override(key);
    Profile profile = profile(key, override, word);
    double[] values = templates.of(key.templateId()).clone();
    double total = 0;
    for (int k = 0; k < values.length; k++) {
      values[k] *= multiplier(profile, k);
      total += values[k];
    }
    if (!(total > 0 && total < Double.POSITIVE_INFINITY)) {
      throw ShapeLimits.broken(key, "total " + total, "positive and finite");
    }
    for (int k = 0; k < values.length; k++) {
      values[k] /= total;
    }
    WeeklyShape shape =
        new WeeklyShape(
            key.templateId(),
            override,
            profile,
            !profile.profileId().equals(modifiers.defaults().neutralProfileId()),
            total,
            values);
    limits.check(key, shape.values());
    return moved(shape, shift(override));
  }

  /** The shape with its week moved; the rules of a shape hold for the week before it moves. */
  private WeeklyShape moved(WeeklyShape shape, int shift) {
    if (shift == 0) {
      return shape;
    }
    double[] values = new double[shape.values().length];
    for (int k = 0; k < values.length; k++) {
      values[k] = shape.values()[source(k, shift)];
    }
    return new WeeklyShape(
        shape.templateId(),
        shape.overrideId(),
        shape.profile(),
        shape.flagProfile(),
        shape.total(),
        values);
  }

  /** The bucket of the unmoved week that a bucket takes its value from. */
  private int source(int bucket, int shift) {
    return (bucket + shift * (grid.size() / DAYS)) % grid.size();
  }

  private int shift(String overrideId) {
    return modifiers.overrides().stream()
        .filter(o -> o.overrideId().equals(overrideId))
        .mapToInt(ZoneShapeModifiers.Override::shift)
        .findFirst()
        .orElse(0);
  }

  private String override(ShapeKey key) {
    String found = null;
    for (ZoneShapeModifiers.Override override : modifiers.overrides()) {
      if (override.match().matches(key.country(), key.tzid())) {
        if (found != null) {
          throw new LawBroken(
              RESOLUTION,
              "V-06",
              key.text(),
              "overrides " + found + " and " + override.overrideId(),
              "at most one");
        }
        found = override.overrideId();
      }
    }
    return found;
  }

  private Profile profile(ShapeKey key, String override, long word) {
    ZoneShapeModifiers.Override forced =
        modifiers.overrides().stream()
            .filter(o -> o.overrideId().equals(override))
            .findFirst()
            .orElse(null);
    String id =
        forced != null
            ? forced.forceProfileId()
            : library.zoneGroupMode().zoneGroupIdPrefix()
                + Long.remainderUnsigned(word, library.zoneGroupMode().buckets());
    Profile profile = profiles.get(id);
    if (profile == null) {
      throw new LawBroken(RESOLUTION, "V-06", key.text(), "profile " + id, "a profile");
    }
    return profile;
  }

  private double multiplier(Profile profile, int k) {
    int day = grid.isoDayOfWeek(k);
    int minute = grid.startMinute(k);
    double product = profile.dowMultipliers().get(day - 1);
    for (ZoneShapeModifiers.Window window : profile.windows()) {
      if (window.covers(day, minute)) {
        product *= window.multiplier();
      }
    }
    return product;
  }
}
