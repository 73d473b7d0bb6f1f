package io.footfall.transforms.seg5a;

import io.footfall.config.PolicyFile;
import io.footfall.config.PolicyReader;
import io.footfall.config.ResolvedConfig;
import java.nio.charset.StandardCharsets;

/** The shipped policies of 5A for tests, as they are or with texts replaced. */
public final class SurfacePolicies {
  private static final ResolvedConfig SHIPPED = ResolvedConfig.load("medium", null);

  private SurfacePolicies() {}

  /** A policy after replacing texts, each given as a pair that must occur. */
  public static <T> T read(PolicyFile policy, Class<T> type, String... replacements) {
    String text = new String(SHIPPED.bytes(policy), StandardCharsets.UTF_8);
    for (int i = 0; i < replacements.length; i += 2) {
      if (!text.contains(replacements[i])) {
        throw new IllegalArgumentException(policy + " has no text " + replacements[i]);
      }
      text = text.replace(replacements[i], replacements[i + 1]);
    }
    return PolicyReader.read(
        policy, "edited " + policy.path(), text.getBytes(StandardCharsets.UTF_8), type);
  }
}
