package io.footfall.transforms.seg5b.s5bundle;

import java.util.Arrays;
import java.util.Collection;

/**
 * Books of one merchant by zone. Asked for at almost every arrival, whose zones change from row to
 * row: open addressing over texts that mostly are the same object. Not thread safe.
 */
final class ZoneBooks {
  private ZoneBook[] slots = new ZoneBook[16];

  /** Replaces all books. */
  void refill(Collection<ZoneBook> books) {
    if (slots.length < 2 * books.size()) {
      slots = new ZoneBook[Integer.highestOneBit(books.size()) * 4];
    } else {
      Arrays.fill(slots, null);
    }
    for (ZoneBook book : books) {
      slots[slot(book.zone)] = book;
    }
  }

  /** Book of a zone, or null. */
  ZoneBook get(String zone) {
    return slots[slot(zone)];
  }

  private int slot(String zone) {
    int mask = slots.length - 1;
    int slot = zone.hashCode() & mask;
    while (slots[slot] != null && !slots[slot].zone.equals(zone)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }
}
