package io.footfall.transforms.world.places;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The 290 merchant category codes a merchant may have and the sector of each ({@code mcc.tsv};
 * world.md section 8). The sectors are those of {@code merchant_class_policy_5A}, whose map decides
 * demand classes; here they serve the laws of the world.
 */
public final class MerchantCategories {
  private static final MerchantCategories SHIPPED =
      parse(TsvResource.read("mcc.tsv", "mcc", "sector"));

  private final String sha256;
  private final SortedMap<Integer, String> sectorByCode;
  private final List<Integer> codes;

  private MerchantCategories(String sha256, SortedMap<Integer, String> sectorByCode) {
    this.sha256 = sha256;
    this.sectorByCode = Collections.unmodifiableSortedMap(sectorByCode);
    this.codes = List.copyOf(sectorByCode.keySet());
  }

  /** The codes shipped with Footfall; read once per JVM. */
  public static MerchantCategories load() {
    return SHIPPED;
  }

  private static MerchantCategories parse(TsvResource table) {
    SortedMap<Integer, String> sectors = new TreeMap<>();
    for (String[] row : table.rows()) {
      int code = Integer.parseInt(row[0]);
      if (!text(code).equals(row[0]) || sectors.put(code, row[1]) != null) {
        throw new IllegalStateException(
            table.name() + ": " + row[0] + " (must be four digits, listed once)");
      }
    }
    return new MerchantCategories(table.sha256(), sectors);
  }

  /** All codes, ascending. */
  public List<Integer> codes() {
    return codes;
  }

  /** Sector by code, codes ascending. */
  public SortedMap<Integer, String> sectors() {
    return sectorByCode;
  }

  /**
   * The sector of a code.
   *
   * @throws IllegalArgumentException if the code is none of the 290
   */
  public String sector(int code) {
    String sector = sectorByCode.get(code);
    if (sector == null) {
      throw new IllegalArgumentException(
          "merchant category " + text(code) + " (must be one of the " + codes.size() + " listed)");
    }
    return sector;
  }

  /** The code in four digits, as hashed and as written in policies: {@code 0742}. */
  public static String text(int code) {
    return String.format(Locale.ROOT, "%04d", code);
  }

  /** Digest of the resource's bytes, lower-case hex: part of a world's identity. */
  public String sha256() {
    return sha256;
  }
}
