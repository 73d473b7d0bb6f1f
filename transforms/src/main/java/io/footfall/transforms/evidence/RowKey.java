package io.footfall.transforms.evidence;

import io.footfall.contracts.U64;
import java.util.List;

/**
 * Key of some rows: merchant, unsigned, then texts by bytes (all ASCII).
 *
 * @param merchantId merchant, 0 in tables without
 * @param parts further columns of the key
 */
public record RowKey(long merchantId, List<String> parts) implements Comparable<RowKey> {
  public RowKey {
    parts = List.copyOf(parts);
  }

  @Override
  public int compareTo(RowKey other) {
    int order = U64.compare(merchantId, other.merchantId);
    for (int i = 0; order == 0 && i < Math.min(parts.size(), other.parts.size()); i++) {
      order = parts.get(i).compareTo(other.parts.get(i));
    }
    return order != 0 ? order : Integer.compare(parts.size(), other.parts.size());
  }

  /** Text of a finding's key. */
  @Override
  public String toString() {
    return (merchantId == 0 ? "" : U64.text(merchantId) + "|") + String.join("|", parts);
  }
}
