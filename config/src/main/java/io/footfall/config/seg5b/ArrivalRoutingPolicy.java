package io.footfall.config.seg5b;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;

/**
 * {@code arrival_routing_policy_5B}: which site or edge an arrival goes to (DECISIONS 3.3, 3.6,
 * 3.8).
 *
 * @param hybridPolicy how a hybrid merchant's volume splits; read by 5A.S1
 */
public record ArrivalRoutingPolicy(
    String policyId,
    String version,
    String virtualModeSource,
    HybridPolicy hybridPolicy,
    PhysicalRouter physicalRouter,
    VirtualRouter virtualRouter)
    implements Serializable {

  /**
   * Split of a hybrid merchant.
   *
   * @param pVirtualHybrid share of its volume that goes to edges, 0.05 to 0.80
   * @param coinSource which uniform decides an arrival
   */
  public record HybridPolicy(
      @JsonProperty("p_virtual_hybrid") double pVirtualHybrid, String coinSource)
      implements Serializable {}

  /** Sites among which a physical arrival may go. */
  public enum SiteScope {
    /** Those of its zone. */
    @JsonProperty("zone")
    ZONE
  }

  /** Whether the zone of a physical arrival is drawn again. */
  public enum GroupScope {
    /** No: it stays in the zone of its count row. */
    @JsonProperty("none")
    NONE
  }

  /** Edges among which a virtual arrival may go. */
  public enum EdgeScope {
    /** Those that operate in its zone. */
    @JsonProperty("zone")
    ZONE
  }

  /** Physical arrivals. */
  public record PhysicalRouter(
      String zoneRepresentation,
      SiteScope siteScope,
      GroupScope groupScope,
      String rngSource,
      @JsonProperty("draws_required_u64") int drawsRequired)
      implements Serializable {}

  /** Virtual arrivals. */
  public record VirtualRouter(
      EdgeScope edgeScope, String rngSource, @JsonProperty("draws_required_u64") int drawsRequired)
      implements Serializable {}
}
