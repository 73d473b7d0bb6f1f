package io.footfall.transforms.diff.inputs;

import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.DemandScalePolicy;
import io.footfall.config.seg5a.DemandScalePolicy.ClassParams;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.config.seg5a.ScenarioHorizonConfig.Scenario;
import io.footfall.config.seg5b.ArrivalCountConfig;
import io.footfall.config.seg5b.ArrivalLgcpConfig;
import io.footfall.config.seg5b.ArrivalTimePlacementPolicy;
import io.footfall.config.seg5b.ArrivalTimePlacementPolicy.PlacementKind;
import io.footfall.config.seg5b.LatentModel;
import io.footfall.config.seg5b.ScenarioBand;
import io.footfall.transforms.civil.TzTimetable;
import io.footfall.transforms.gate.SealedClock;
import io.footfall.transforms.seg5b.s1grid.GroupFeatures;
import io.footfall.transforms.seg5b.s2intensity.LatentLaw;
import io.footfall.transforms.seg5b.s3counts.CountLaw;
import io.footfall.transforms.state.LawBroken;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Which parameters of the laws differ between two runs, as far as they govern one key: by demand
 * class, by latent group, by zone. Answers are kept; thread safe.
 */
public final class LawChanges {
  private final RunPair runs;
  private final Set<PolicyFile> changed;
  private final Scenario scenarioA;
  private final Scenario scenarioB;
  private final boolean latentModel;
  private final boolean countLaw;
  private final boolean placement;
  private final boolean neighbours;
  private final boolean scale;
  private final boolean draws;
  private final TzTimetable clockA;
  private final TzTimetable clockB;
  private final Map<String, Boolean> byScale = new ConcurrentHashMap<>();
  private final Map<String, Boolean> byLatent = new ConcurrentHashMap<>();
  private final Map<String, Boolean> byCount = new ConcurrentHashMap<>();
  private final Map<String, Boolean> byClock = new ConcurrentHashMap<>();

  /**
   * Reads the law policies and clocks of both runs.
   *
   * @param policies files that differ
   */
  public LawChanges(RunPair runs, List<PolicyDifference> policies) throws IOException {
    this.runs = runs;
    changed = policies.stream().map(PolicyDifference::file).collect(Collectors.toSet());
    scenarioA =
        runs.readA(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class)
            .scenario(runs.scenarioId());
    scenarioB =
        runs.readB(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class)
            .scenario(runs.scenarioId());
    latentModel = latentModel(lgcp(true), lgcp(false));
    countLaw = countLaw(counts(true), counts(false));
    PlacementKind kindA = placement(true);
    PlacementKind kindB = placement(false);
    placement = kindA != kindB;
    neighbours =
        kindA == PlacementKind.PIECEWISE_LINEAR_CONTINUOUS_V1
            || kindB == PlacementKind.PIECEWISE_LINEAR_CONTINUOUS_V1;
    draws = !runs.draws().arrivals().isEmpty();
    scale = scale(scalePolicy(true), scalePolicy(false));
    clockA = SealedClock.of(runs.a()).load();
    clockB = SealedClock.of(runs.b()).load();
  }

  private static boolean latentModel(ArrivalLgcpConfig a, ArrivalLgcpConfig b) {
    LatentModel model = a.latentModelId();
    return model != b.latentModelId()
        || !Objects.equals(a.mixingWeights(), b.mixingWeights())
        || !a.clipping().equals(b.clipping());
  }

  private static boolean countLaw(ArrivalCountConfig a, ArrivalCountConfig b) {
    return a.countLawId() != b.countLawId()
        || a.lambdaZeroEps() != b.lambdaZeroEps()
        || a.maxCountPerBucket() != b.maxCountPerBucket()
        || !a.poissonSampler().equals(b.poissonSampler());
  }

  /** Everything but the parameters of classes and what only reports read. */
  private static boolean scale(DemandScalePolicy a, DemandScalePolicy b) {
    return a.globalMultiplier() != b.globalMultiplier()
        || a.brandSizeExponent() != b.brandSizeExponent()
        || !a.sizeDraw().equals(b.sizeDraw())
        || a.hybridVirtualShare() != b.hybridVirtualShare()
        || !a.zoneRoleMultipliers().equals(b.zoneRoleMultipliers())
        || !a.virtualModeMultipliers().equals(b.virtualModeMultipliers())
        || !a.channelGroupMultipliers().equals(b.channelGroupMultipliers())
        || !a.thresholds().equals(b.thresholds())
        || !a.realismTargets().equals(b.realismTargets());
  }

  private ArrivalLgcpConfig lgcp(boolean first) {
    return (first ? runs.a() : runs.b())
        .config()
        .read(PolicyFile.ARRIVAL_LGCP, ArrivalLgcpConfig.class);
  }

  private ArrivalCountConfig counts(boolean first) {
    return (first ? runs.a() : runs.b())
        .config()
        .read(PolicyFile.ARRIVAL_COUNT, ArrivalCountConfig.class);
  }

  private DemandScalePolicy scalePolicy(boolean first) {
    return (first ? runs.a() : runs.b())
        .config()
        .read(PolicyFile.DEMAND_SCALE, DemandScalePolicy.class);
  }

  private PlacementKind placement(boolean first) {
    return (first ? runs.a() : runs.b())
        .config()
        .read(PolicyFile.ARRIVAL_PLACEMENT, ArrivalTimePlacementPolicy.class)
        .placementKind();
  }

  private ScenarioBand band(boolean first) {
    return ScenarioBand.of((first ? scenarioA : scenarioB).isBaseline());
  }

  /** Whether any of these files differs. */
  public boolean any(PolicyFile... files) {
    return List.of(files).stream().anyMatch(changed::contains);
  }

  /** Whether the volume of a class is made by other numbers. */
  public boolean scaleOf(String demandClass) {
    return scale
        || byScale.computeIfAbsent(
            demandClass, c -> !params(scalePolicy(true), c).equals(params(scalePolicy(false), c)));
  }

  private static List<ClassParams> params(DemandScalePolicy policy, String demandClass) {
    return policy.classParams().stream().filter(p -> p.demandClass().equals(demandClass)).toList();
  }

  /** Whether the latent path of a group is made by another model, sigma, L, weights or clip. */
  public boolean latentOf(String demandClass, String channel, String virtualBand) {
    return latentModel
        || byLatent.computeIfAbsent(
            demandClass + "|" + channel + "|" + virtualBand,
            key -> {
              GroupFeatures a =
                  new GroupFeatures(key, band(true), demandClass, channel, virtualBand, "");
              GroupFeatures b =
                  new GroupFeatures(key, band(false), demandClass, channel, virtualBand, "");
              try {
                return !new LatentLaw(lgcp(true)).of(a).equals(new LatentLaw(lgcp(false)).of(b));
              } catch (LawBroken e) {
                return true;
              }
            });
  }

  /** Whether counts of a class are drawn by another law or another kappa. */
  public boolean countOf(String demandClass) {
    return countLaw
        || byCount.computeIfAbsent(
            demandClass,
            c -> {
              try {
                double a = new CountLaw(counts(true), band(true)).of(c).kappa();
                double b = new CountLaw(counts(false), band(false)).of(c).kappa();
                return Double.compare(a, b) != 0;
              } catch (LawBroken e) {
                return true;
              }
            });
  }

  /** Whether a zone has other offsets inside the horizon, or either world lacks it. */
  public boolean clockOf(String tzid) {
    return byClock.computeIfAbsent(
        tzid,
        z ->
            !clockA.contains(z)
                || !clockB.contains(z)
                || clockA.difference(
                        z,
                        clockB,
                        Math.floorDiv(scenarioA.startMicros(), 1_000_000L),
                        Math.floorDiv(scenarioA.endMicros(), 1_000_000L))
                    != null);
  }

  /** Whether 5B draws other random numbers. */
  public boolean draws() {
    return draws;
  }

  /** Whether times are placed by another density. */
  public boolean placement() {
    return placement;
  }

  /** Whether the density of a bucket hangs on its neighbours. */
  public boolean neighbours() {
    return neighbours;
  }

  /** Whether one of the runs leaves out local wall clocks. */
  public boolean localClocks() {
    return runs.a().layout().emitLocalTimestamps() != runs.b().layout().emitLocalTimestamps();
  }

  /** Buckets of the longer horizon. */
  public int buckets() {
    return Math.max(scenarioA.buckets(), scenarioB.buckets());
  }

  /** Whether buckets are not the same instants. */
  public boolean horizon() {
    return scenarioA.startMicros() != scenarioB.startMicros()
        || scenarioA.endMicros() != scenarioB.endMicros()
        || scenarioA.bucketMicros() != scenarioB.bucketMicros()
        || scenarioA.isBaseline() != scenarioB.isBaseline()
        || any(PolicyFile.TIME_GRID);
  }
}
