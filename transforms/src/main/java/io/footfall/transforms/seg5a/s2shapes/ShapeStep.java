package io.footfall.transforms.seg5a.s2shapes;

/**
 * One bucket of a weekly shape: (dayWeight dayCurve)^power times the profile's multiplier, over the
 * sum of the week.
 *
 * @param text what the uniform hashes
 * @param word the word; modulo the zone groups it picks the profile
 * @param templateId template of the place
 * @param profileId profile of the zone
 * @param overrideId override that forced the profile, or null
 * @param bucket bucket of the local week, 0 = Monday 00:00
 * @param isoDayOfWeek the weekday whose shape it has, Monday 1; another than its own where the
 *     weekend lies elsewhere
 * @param minute minute of the day it starts at
 * @param dayWeight weight of the weekday; 1 for a circular template, whose curve holds the weights
 * @param dayCurve floor and Gaussian peaks at the minute
 * @param power exponent of the template
 * @param base their value
 * @param multiplier the profile's multiplier of weekday and windows
 * @param total sum of base times multiplier over the week
 * @param value fraction of the week
 */
public record ShapeStep(
    String text,
    long word,
    String templateId,
    String profileId,
    String overrideId,
    int bucket,
    int isoDayOfWeek,
    int minute,
    double dayWeight,
    double dayCurve,
    double power,
    double base,
    double multiplier,
    double total,
    double value) {}
