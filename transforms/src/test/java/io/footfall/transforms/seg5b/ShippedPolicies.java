package io.footfall.transforms.seg5b;

import io.footfall.config.PolicyFile;
import io.footfall.config.PolicyReader;
import io.footfall.config.ResolvedConfig;
import io.footfall.config.seg5b.ArrivalCountConfig;
import io.footfall.config.seg5b.ArrivalLgcpConfig;
import io.footfall.config.seg5b.ArrivalRngPolicy;
import io.footfall.config.seg5b.GroupingPolicy;
import io.footfall.config.seg5b.TimeGridPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The base policies as shipped, with some texts replaced. */
public final class ShippedPolicies {
  private ShippedPolicies() {}

  /**
   * Text of a policy.
   *
   * @param edits pairs of a text that occurs in the file and its replacement
   */
  public static String text(PolicyFile policy, String... edits) {
    try (InputStream in = ResolvedConfig.class.getResourceAsStream("files/" + policy.path())) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (int i = 0; i < edits.length; i += 2) {
        if (!text.contains(edits[i])) {
          throw new AssertionError(policy + " has no " + edits[i]);
        }
        text = text.replace(edits[i], edits[i + 1]);
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T read(PolicyFile policy, Class<T> type, String... edits) {
    byte[] bytes = text(policy, edits).getBytes(StandardCharsets.UTF_8);
    return PolicyReader.read(policy, policy.path(), bytes, type);
  }

  public static TimeGridPolicy timeGrid(String... edits) {
    return read(PolicyFile.TIME_GRID, TimeGridPolicy.class, edits);
  }

  public static GroupingPolicy grouping(String... edits) {
    return read(PolicyFile.GROUPING, GroupingPolicy.class, edits);
  }

  public static ArrivalLgcpConfig lgcp(String... edits) {
    return read(PolicyFile.ARRIVAL_LGCP, ArrivalLgcpConfig.class, edits);
  }

  public static ArrivalCountConfig counts(String... edits) {
    return read(PolicyFile.ARRIVAL_COUNT, ArrivalCountConfig.class, edits);
  }

  public static ArrivalRngPolicy rng(String... edits) {
    return read(PolicyFile.ARRIVAL_RNG, ArrivalRngPolicy.class, edits);
  }
}
