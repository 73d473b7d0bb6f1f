package io.footfall.transforms.state;

import io.footfall.coders.WorkUnit;
import io.footfall.transforms.storage.Storage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The law that cuts a state's work: consecutive merchants in unsigned order until the target is
 * reached (DESIGN law 2). A function of the rows per merchant and the policy alone.
 */
public final class PlanUnits {
  private PlanUnits() {}

  /**
   * Cuts merchants into units of about {@code target} rows; never empty.
   *
   * @param merchants ids, unsigned ascending
   * @param rows expected rows of each merchant
   * @param target rows after which a unit ends
   */
  public static List<WorkUnit> byMerchant(long[] merchants, long[] rows, long target) {
    List<WorkUnit> units = new ArrayList<>();
    int first = 0;
    long sum = 0;
    for (int i = 0; i < merchants.length; i++) {
      sum += rows[i];
      if (sum >= target || i == merchants.length - 1) {
        units.add(
            new WorkUnit(units.size(), merchants[first], merchants[i], 0, Integer.MAX_VALUE, sum));
        first = i + 1;
        sum = 0;
      }
    }
    if (units.isEmpty()) {
      units.add(WorkUnit.whole(0));
    }
    return List.copyOf(units);
  }

  /**
   * Digest of a plan and of everything else that decides the rows.
   *
   * @param governedBy texts such as input digests and policy digests
   */
  public static String digest(List<WorkUnit> units, List<String> governedBy) {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    for (WorkUnit u : units) {
      bytes.writeBytes(
          ByteBuffer.allocate(36)
              .putInt(u.number())
              .putLong(u.firstMerchant())
              .putLong(u.lastMerchant())
              .putInt(u.firstBucket())
              .putInt(u.endBucket())
              .putLong(u.expectedRows())
              .array());
    }
    for (String text : governedBy) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      bytes.writeBytes(ByteBuffer.allocate(4).putInt(utf8.length).array());
      bytes.writeBytes(utf8);
    }
    return Storage.sha256(bytes.toByteArray());
  }
}
