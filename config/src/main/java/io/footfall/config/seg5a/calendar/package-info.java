/**
 * Policies that author the calendar of events: how it is made, what countries observe, and events
 * of the user.
 */
package io.footfall.config.seg5a.calendar;
