/**
 * The scenario calendar, authored before 5A.S0 seals it: countries, zones and merchants of layer 1
 * and the calendar policy in; events out.
 */
package io.footfall.transforms.seg5a.calendar;
