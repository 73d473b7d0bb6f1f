package io.footfall.transforms.seg5a.s1classes;

import io.footfall.coders.ExactSum;
import io.footfall.coders.SealedTable;
import io.footfall.coders.Tally;
import io.footfall.coders.WorkUnit;
import io.footfall.config.PolicyFile;
import io.footfall.config.PolicyViolation;
import io.footfall.config.seg5a.DemandScalePolicy;
import io.footfall.config.seg5a.MerchantClassPolicy;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.contracts.seg5a.MerchantClassProfile;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.transforms.evidence.LogHistogram;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.seg5a.SurfacePlan;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.state.TableState;
import io.footfall.transforms.state.UnitFn;
import io.footfall.transforms.state.UnitOutput;
import io.footfall.transforms.table.RowWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * 5A.S1: demand class, channel group, weekly template and volume of every place (5A-s0-s1.md
 * section 3).
 *
 * <p>Inputs: {@code transaction_schema_merchant_ids}, {@code zone_alloc}, {@code
 * virtual_classification_3B}, {@code edge_catalogue_3B}. Outputs: {@code merchant_zone_profile_5A}
 * by (merchant_id unsigned, legal_country_iso, tzid), {@code merchant_class_profile_5A} by
 * merchant_id. Units: consecutive merchants.
 *
 * <p>Failure codes: S1_REQUIRED_POLICY_MISSING on the driver; S1_FEATURE_DERIVATION_FAILED,
 * S1_CLASS_ASSIGNMENT_FAILED, S1_SCALE_ASSIGNMENT_FAILED, S1_DOMAIN_ALIGNMENT_FAILED as findings.
 * Tallies: {@code places}, {@code volume} (exact sum of weekly volumes, arrivals), {@code
 * merchants_without_place}, {@code zones_without_site}, {@code class.{class}} and {@code
 * channel.{group}}.
 */
public final class S1DemandClasses extends TableState {
  private static final String ZONES = "merchant_zone_profile_5A";
  private static final String MERCHANTS = "merchant_class_profile_5A";

  private final AssignClassesFn law;

  private S1DemandClasses(StateRun run, List<WorkUnit> units, AssignClassesFn law) {
    super(run, units);
    this.law = law;
  }

  /** Reads the policies and plans the units. */
  public static S1DemandClasses assign(RunContext ctx) throws IOException {
    PlacePolicies policies = PlacePolicies.of(ctx.config(), SurfacePlan.drawPh(ctx));
    requireClasses(policies.classes(), policies.scale());
    Partition world = Partition.world(ctx.identity());
    SealedTable merchants = ctx.table("transaction_schema_merchant_ids", world);
    SealedTable zones = ctx.table("zone_alloc", world);
    SealedTable modes = ctx.table("virtual_classification_3B", world);
    SealedTable edges = ctx.table("edge_catalogue_3B", world);
    SurfacePlan plan = SurfacePlan.of(merchants);
    requireKnown(plan.add(SurfacePlan.of(zones)), "zone_alloc");
    requireKnown(plan.add(SurfacePlan.of(edges)), "edge_catalogue_3B");
    List<WorkUnit> units = plan.units(ctx, 1);
    StateRun run =
        ctx.stateRun(
            "5A.S1",
            Partition.surfaces(ctx.identity(), null),
            List.of(ZONES, MERCHANTS),
            units,
            List.of(merchants, zones, modes, edges),
            List.of(
                PolicyFile.MERCHANT_CLASS,
                PolicyFile.DEMAND_SCALE,
                PolicyFile.SHAPE_LIBRARY,
                PolicyFile.DRAW_POLICY));
    return new S1DemandClasses(
        run, units, new AssignClassesFn(run, merchants, zones, modes, edges, policies));
  }

  private static void requireClasses(MerchantClassPolicy classes, DemandScalePolicy scale) {
    try {
      scale.requireClasses(classes.classes());
    } catch (PolicyViolation e) {
      throw new FootfallException(
          PolicyFile.DEMAND_SCALE.code(),
          PolicyFile.DEMAND_SCALE.path() + ": field " + e.pointer() + ": " + e.getMessage(),
          "Give every class of merchant_class_policy_5A an entry in class_params.",
          e);
    }
  }

  private static void requireKnown(List<Long> strangers, String dataset) {
    if (!strangers.isEmpty()) {
      throw new FootfallException(
          new FailureCode("5A.S1", "S1_FEATURE_DERIVATION_FAILED"),
          dataset
              + ": found merchant "
              + U64.text(strangers.get(0))
              + "; expected merchants of transaction_schema_merchant_ids only",
          "Build the world again; its tables do not belong together.");
    }
  }

  @Override
  public PCollection<SealedTable> expand(PBegin begin) {
    return write(begin, "AssignClasses", law);
  }

  private static final class AssignClassesFn extends UnitFn {
    private final SealedTable merchants;
    private final SealedTable zones;
    private final SealedTable modes;
    private final SealedTable edges;
    private final PlacePolicies policies;

    AssignClassesFn(
        StateRun run,
        SealedTable merchants,
        SealedTable zones,
        SealedTable modes,
        SealedTable edges,
        PlacePolicies policies) {
      super(run);
      this.merchants = merchants;
      this.zones = zones;
      this.modes = modes;
      this.edges = edges;
      this.policies = policies;
    }

    @Override
    protected void run(WorkUnit unit, UnitOutput out) throws IOException {
      PlaceLaw law = policies.law();
      RowWriter<MerchantZoneProfile> places =
          new RowWriter<>(out.table(ZONES), MerchantZoneProfile.class);
      RowWriter<MerchantClassProfile> totals =
          new RowWriter<>(out.table(MERCHANTS), MerchantClassProfile.class);
      LogHistogram volumes = new LogHistogram();
      try {
        new MerchantFactsReader(merchants, zones, modes, edges)
            .forEach(
                KeyRange.of(unit),
                facts -> write(facts, law.places(facts), places, totals, volumes, out));
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      volumes.flush(out, "volume");
    }

    private static void write(
        MerchantFacts facts,
        List<MerchantZoneProfile> rows,
        RowWriter<MerchantZoneProfile> places,
        RowWriter<MerchantClassProfile> totals,
        LogHistogram volumes,
        UnitOutput out) {
      long empty = facts.sites().stream().filter(s -> s.count() == 0).count();
      if (empty > 0) {
        out.tally("zones_without_site", Tally.count(empty));
      }
      if (rows.isEmpty()) {
        out.tally("merchants_without_place", Tally.count(1));
        return;
      }
      try {
        double total = 0;
        for (MerchantZoneProfile row : rows) {
          places.append(row);
          total += row.weeklyVolumeExpected();
          Tally volume = volume(row.weeklyVolumeExpected());
          out.tally("places", Tally.count(1));
          out.tally("volume", volume);
          volumes.add(row.weeklyVolumeExpected());
          out.tally("class." + row.demandClass(), volume);
          out.tally("channel." + row.channelGroup(), volume);
          out.tally("zone." + row.tzid(), Tally.count(1));
        }
        out.table(ZONES).endKey();
        String demandClass = rows.get(0).demandClass();
        totals.append(
            new MerchantClassProfile(facts.merchantId(), demandClass, List.of(demandClass), total));
        out.table(MERCHANTS).endKey();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Tally volume(double weekly) {
      return new Tally(1, 0, 0, ExactSum.of(weekly), weekly, weekly);
    }
  }
}
