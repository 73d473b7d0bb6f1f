/**
 * 5B.S4: bucket counts in, arrivals out. {@link
 * io.footfall.transforms.seg5b.s4arrivals.ArrivalExpander} turns the counts of one merchant and
 * bucket into times and picks, {@link io.footfall.transforms.seg5b.s4arrivals.SitePick} and {@link
 * io.footfall.transforms.seg5b.s4arrivals.EdgePick} hold where an arrival may go, {@link
 * io.footfall.transforms.seg5b.s4arrivals.ArrivalClocks} tells local time; {@link
 * io.footfall.transforms.seg5b.s4arrivals.S4ArrivalEvents} walks the sealed tables and writes.
 */
package io.footfall.transforms.seg5b.s4arrivals;
