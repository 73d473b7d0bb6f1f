package io.footfall.config.world;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Streams of the layer-1 routers: {@code route_rng_policy_v1}. Layer 2 checks that it is there and
 * draws by its own policy.
 *
 * @param policyId constant {@code route_rng_policy_v1}
 * @param versionTag version text
 * @param policyVersion version text
 * @param rngEngine constant {@code philox2x64-10}
 * @param streams the three streams
 * @param extensions switches
 */
public record RouteRngPolicy(
    String policyId,
    String versionTag,
    String policyVersion,
    String rngEngine,
    Streams streams,
    Extensions extensions)
    implements Serializable {

  /** The three streams. */
  public record Streams(Stream routingSelection, Stream routingEdge, Stream virtualEdgeCatalogue)
      implements Serializable {}

  /**
   * One stream.
   *
   * @param drawsPerUnit words taken per arrival or edge
   */
  public record Stream(
      String rngStreamId, Basis basis, Map<String, EventFamily> eventFamilies, int drawsPerUnit)
      implements Serializable {
    public Stream {
      eventFamilies = new TreeMap<>(eventFamilies);
    }
  }

  /** What keys and counters are made of. */
  public record Basis(
      List<String> keyBasis,
      CounterStart counterStart,
      int counterStepPerEvent,
      String counterWrapPolicy)
      implements Serializable {
    public Basis {
      keyBasis = List.copyOf(keyBasis);
    }
  }

  /** First counter, two words. */
  public record CounterStart(long hi, long lo) implements Serializable {}

  /** Blocks and words of one kind of event. */
  public record EventFamily(String substreamLabel, int blocks, int draws) implements Serializable {}

  /** Switches. */
  public record Extensions(boolean selectionLogEnabled) implements Serializable {}
}
