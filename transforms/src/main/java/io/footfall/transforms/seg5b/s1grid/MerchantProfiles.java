package io.footfall.transforms.seg5b.s1grid;

import io.footfall.coders.SealedTable;
import io.footfall.contracts.U64;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.state.LawBroken;
import io.footfall.transforms.table.TableSlice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks {@code merchant_zone_profile_5A} and {@code virtual_classification_3B} side by side, one
 * merchant at a time. Both are sorted by merchant.
 */
final class MerchantProfiles implements AutoCloseable {
  private final TableSlice profile;
  private final TableSlice modes;
  private boolean profileLeft;
  private boolean modesLeft;
  private long merchant;
  private List<TradingPlace> places = List.of();
  private String virtualMode;

  MerchantProfiles(SealedTable profiles, SealedTable classification) throws IOException {
    profile =
        TableSlice.open(
            profiles,
            KeyRange.ALL,
            "merchant_id",
            "legal_country_iso",
            "tzid",
            "channel_group",
            "demand_class",
            "weekly_volume_expected");
    modes = TableSlice.open(classification, KeyRange.ALL, "merchant_id", "virtual_mode");
    profileLeft = profile.next();
    modesLeft = modes.next();
    if (!profileLeft || !modesLeft) {
      throw broken("GROUP_DOMAIN_DERIVATION_FAILED", "tables", "an empty table", "rows in both");
    }
  }

  /**
   * Moves to the next merchant; false at the end.
   *
   * @throws LawBroken GROUP_DOMAIN_DERIVATION_FAILED for an unsorted table or two modes,
   *     GROUP_ASSIGNMENT_INCOMPLETE for a merchant without a mode
   */
  boolean next() throws IOException {
    if (!profileLeft) {
      return false;
    }
    long next = profile.longAt(0);
    if (!places.isEmpty() && U64.compare(merchant, next) >= 0) {
      throw broken(
          "GROUP_DOMAIN_DERIVATION_FAILED", U64.text(next), "after " + U64.text(merchant), "order");
    }
    merchant = next;
    places = new ArrayList<>();
    while (profileLeft && profile.longAt(0) == merchant) {
      places.add(
          new TradingPlace(
              profile.textAt(1),
              profile.textAt(2),
              profile.textAt(3).strip(),
              profile.textAt(4),
              profile.doubleAt(5)));
      profileLeft = profile.next();
    }
    virtualMode = mode();
    return true;
  }

  private String mode() throws IOException {
    while (modesLeft && U64.compare(modes.longAt(0), merchant) < 0) {
      modesLeft = modes.next();
    }
    if (!modesLeft || modes.longAt(0) != merchant) {
      throw broken("GROUP_ASSIGNMENT_INCOMPLETE", U64.text(merchant), "no virtual_mode", "one row");
    }
    String mode = modes.textAt(1);
    modesLeft = modes.next();
    if (modesLeft && modes.longAt(0) == merchant) {
      throw broken(
          "GROUP_DOMAIN_DERIVATION_FAILED", U64.text(merchant), "two rows of modes", "one row");
    }
    return mode;
  }

  private static LawBroken broken(String code, String key, String found, String expected) {
    return new LawBroken("5B.S1." + code, "domain", key, found, expected);
  }

  long merchant() {
    return merchant;
  }

  List<TradingPlace> places() {
    return places;
  }

  String virtualMode() {
    return virtualMode;
  }

  @Override
  public void close() throws IOException {
    profile.close();
    modes.close();
  }
}
