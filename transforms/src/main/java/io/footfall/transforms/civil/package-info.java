/**
 * The one clock of Footfall (DESIGN law 5): the world's pinned tz release as a TZC1 timetable, and
 * the arithmetic of civil time on top of it. {@link io.footfall.transforms.civil.TzCompiler} turns
 * the release into bytes, {@link io.footfall.transforms.civil.TzTimetable} answers UTC to offset,
 * {@link io.footfall.transforms.civil.WeekGrid} maps local time to buckets of the local week. No
 * class here asks the host's tz database, and none maps local time to UTC.
 */
package io.footfall.transforms.civil;
