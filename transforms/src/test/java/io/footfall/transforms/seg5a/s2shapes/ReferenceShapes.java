package io.footfall.transforms.seg5a.s2shapes;

import io.footfall.config.PolicyFile;
import io.footfall.config.PolicyReader;
import io.footfall.transforms.seg5a.SurfacePolicies;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The library and modifiers of the page's vectors: daily peaks, three variants a class. */
final class ReferenceShapes {
  private ReferenceShapes() {}

  /** A policy as the page has it, or as shipped where the page has none, with texts replaced. */
  static <T> T read(PolicyFile policy, Class<T> type, String... edits) {
    String name = policy.path().substring(policy.path().lastIndexOf('/') + 1);
    try (InputStream in = ReferenceShapes.class.getResourceAsStream("reference_" + name)) {
      if (in == null) {
        return SurfacePolicies.read(policy, type, edits);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (int i = 0; i < edits.length; i += 2) {
        if (!text.contains(edits[i])) {
          throw new AssertionError(policy + " has no " + edits[i]);
        }
        text = text.replace(edits[i], edits[i + 1]);
      }
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return PolicyReader.read(policy, policy.path(), bytes, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
