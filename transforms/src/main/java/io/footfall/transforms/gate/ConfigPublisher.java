package io.footfall.transforms.gate;

import io.footfall.config.PolicyClass;
import io.footfall.config.PolicyFile;
import io.footfall.contracts.FailureCode;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;

/**
 * Puts all resolved policies under {@code reference/config/} of the run root, at the paths the
 * sealed inputs name, so that a root can be examined and continued by itself.
 */
public final class ConfigPublisher {
  /** Thrown when the root holds another version of a policy. */
  public static final FailureCode CONFLICT = new FailureCode("CONFIG", "OUTPUT_CONFLICT");

  private ConfigPublisher() {}

  /** Publishes what is absent and compares the rest, the logging policy left out: it may change. */
  public static void publish(RunContext ctx) throws IOException {
    for (PolicyFile policy : PolicyFile.values()) {
      if (policy.policyClass() == PolicyClass.LOGGING && Storage.exists(path(ctx, policy))) {
        continue;
      }
      ctx.publishAt(path(ctx, policy), ctx.config().bytes(policy), CONFLICT);
    }
  }

  /** Path of a published policy. */
  public static String path(RunContext ctx, PolicyFile policy) {
    return ctx.root() + "/reference/config/" + policy.path();
  }
}
