package io.footfall.transforms.seg5a.s4overlays;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The events of a calendar by whom they concern. Events come in this order: those of the row's
 * country, those of no country, those of the merchant; each in the order of the calendar. Finding a
 * merchant's own events costs as much as it has.
 */
final class EventBook {
  private final WallClocks clocks;
  private final Map<String, List<HorizonEvent>> ofCountry = new HashMap<>();
  private final List<HorizonEvent> anywhere = new ArrayList<>();
  private final Map<Long, List<HorizonEvent>> ofMerchant = new HashMap<>();

  EventBook(List<HorizonEvent> events, WallClocks clocks) {
    this.clocks = clocks;
    for (HorizonEvent event : events) {
      if (event.merchantId() != null) {
        ofMerchant.computeIfAbsent(event.merchantId(), m -> new ArrayList<>(2)).add(event);
      } else if (event.country() != null) {
        ofCountry.computeIfAbsent(event.country(), c -> new ArrayList<>()).add(event);
      } else {
        anywhere.add(event);
      }
    }
  }

  /** Buckets of the horizon. */
  int buckets() {
    return clocks.buckets();
  }

  /** Whether events name a merchant. */
  boolean names(long merchantId) {
    return ofMerchant.containsKey(merchantId);
  }

  /** Merchants that events name. */
  Set<Long> merchants() {
    return ofMerchant.keySet();
  }

  /** Events of all merchants of a country, tzid and class, with at least one bucket. */
  List<PlacedEvent> shared(String country, String tzid, String demandClass) {
    List<PlacedEvent> placed = new ArrayList<>();
    for (List<HorizonEvent> list : List.of(ofCountry.getOrDefault(country, List.of()), anywhere)) {
      for (HorizonEvent event : list) {
        if (event.matches(country, tzid, demandClass)) {
          place(event, tzid, placed);
        }
      }
    }
    return placed;
  }

  /** Events of a merchant alone, with at least one bucket. */
  List<PlacedEvent> own(long merchantId, String tzid) {
    List<PlacedEvent> placed = new ArrayList<>();
    for (HorizonEvent event : ofMerchant.getOrDefault(merchantId, List.of())) {
      place(event, tzid, placed);
    }
    return placed;
  }

  private void place(HorizonEvent event, String tzid, List<PlacedEvent> placed) {
    PlacedEvent here = PlacedEvent.of(event, clocks, tzid);
    if (here.buckets().length > 0) {
      placed.add(here);
    }
  }
}
