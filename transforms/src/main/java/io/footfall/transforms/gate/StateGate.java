package io.footfall.transforms.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.coders.PartFile;
import io.footfall.config.PolicyFile;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.transforms.bundle.ArtefactDigest;
import io.footfall.transforms.bundle.MemberListing;
import io.footfall.transforms.seal.ArtefactSpec;
import io.footfall.transforms.seal.Sealer;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.storage.FileLimit;
import io.footfall.transforms.storage.FileMemo;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The gate in front of a state: what every state obeys before it opens data. States after S0 demand
 * a valid receipt and inventory, then each artefact they use present, of the right status and
 * scope, and with the bytes that were sealed; every state demands that the tables it reads from its
 * own segment are sealed and unchanged. Reads on the driver only; files this process has hashed or
 * written before are not hashed again.
 */
public final class StateGate {
  private static final String REMEDY_SEALED =
      "Restore the file from its source, or run the state that writes it with --reseal and then"
          + " the states after it.";

  private final RunContext ctx;
  private final StateNeeds needs;
  private final Partition partition;

  private StateGate(RunContext ctx, StateNeeds needs, Partition partition) {
    this.ctx = ctx;
    this.needs = needs;
    this.partition = partition;
  }

  /**
   * Passes or refuses.
   *
   * @param state state id, such as {@code 5B.S3}
   * @param seed arrival seed; states before 5B.S2 ignore it
   * @param scenarioId scenario, or null where the state takes all or none
   * @throws FootfallException with the state's own code
   */
  public static void require(RunContext ctx, String state, long seed, String scenarioId)
      throws IOException {
    StateNeeds needs = StateNeeds.of(state);
    Partition partition = Partition.arrivals(ctx.identity(), seed, scenarioId);
    new StateGate(ctx, needs, partition).require();
  }

  private void require() throws IOException {
    if (needs.gate() != null) {
      GateReader.Passed passed =
          GateReader.requireReceipt(ctx, needs.law(), needs.gate(), needs.upstream());
      String scenario = partition.scenarioId();
      if (scenario != null && !passed.scenarios().contains(scenario)) {
        throw new FootfallException(
            needs.gate(),
            "found scenario " + scenario + "; the receipt names " + passed.scenarios(),
            "Choose one of these scenarios.");
      }
      SealedUse sealed = new SealedUse(ctx, needs, passed);
      for (StateNeeds.Artefact use : needs.artefacts()) {
        sealed.require(use, scenario);
      }
    }
    for (StateNeeds.Table table : needs.tables()) {
      require(table);
    }
  }

  private void require(StateNeeds.Table need) throws IOException {
    DatasetContract contract = Contracts.get(need.dataset());
    if (!contract.isTable()) {
      String path = ctx.file(need.dataset(), of(contract));
      if (!Storage.exists(path)) {
        throw missing(need, path);
      }
      return;
    }
    String folder = StateRun.folder(ctx.root(), need.dataset(), of(contract));
    String path = folder + TableManifest.NAME;
    if (!Storage.exists(path)) {
      throw missing(need, path);
    }
    TableManifest manifest = manifest(need, path);
    for (PartFile part : manifest.parts()) {
      String file = folder + part.name();
      String found = Storage.exists(file) ? FileMemo.sha256(file) : "no file";
      if (!found.equals(part.sha256())) {
        throw new FootfallException(
            need.code(),
            file + ": found " + found + "; its manifest says " + part.sha256(),
            "Run footfall state " + need.producer() + " --reseal on this root first.");
      }
    }
  }

  private static TableManifest manifest(StateNeeds.Table need, String path) {
    try {
      return TableManifest.parse(Storage.read(path, FileLimit.DOCUMENT));
    } catch (IOException | IllegalArgumentException e) {
      throw new FootfallException(
          need.code(),
          path + ": " + e.getMessage(),
          "Run footfall state " + need.producer() + " --reseal on this root first.",
          e);
    }
  }

  private Partition of(DatasetContract contract) {
    return switch (contract.owner()) {
      case "5B" ->
          contract.path().text().contains("{seed}")
              ? partition
              : Partition.surfaces(ctx.identity(), partition.scenarioId());
      case "5A" -> Partition.surfaces(ctx.identity(), partition.scenarioId());
      default -> Partition.world(ctx.identity());
    };
  }

  private FootfallException missing(StateNeeds.Table need, String path) {
    return new FootfallException(
        need.code(),
        needs.state() + " reads " + need.dataset() + ": found no file " + path,
        "Run footfall state " + need.producer() + " on this root first.");
  }

  /** Judges one artefact of the inventory at a time. */
  private record SealedUse(RunContext ctx, StateNeeds needs, GateReader.Passed passed) {
    void require(StateNeeds.Artefact use, String scenario) throws IOException {
      Optional<JsonNode> found =
          passed.rows().stream().filter(r -> text(r, "artifact_id").equals(use.id())).findFirst();
      if (found.isEmpty() && use.optional()) {
        return;
      }
      JsonNode row =
          found.orElseThrow(() -> refusal(use, use.id() + " is not among the sealed inputs"));
      String status = text(row, "status");
      boolean right = status.equals("REQUIRED") || use.optional() && status.equals("OPTIONAL");
      if (!right) {
        throw refusal(use, use.id() + ": found status " + status + "; expected REQUIRED");
      }
      String scope = text(row, "read_scope");
      if (use.use() == StateNeeds.Use.ROWS && !scope.equals("ROW_LEVEL")) {
        throw refusal(use, use.id() + ": found read_scope " + scope + "; expected ROW_LEVEL");
      }
      if (use.use() != StateNeeds.Use.LISTED) {
        bytes(use, row, scenario);
      }
    }

    private void bytes(StateNeeds.Artefact use, JsonNode row, String scenario) throws IOException {
      ArtefactSpec spec =
          ArtefactSpec.of(needs.law()).stream()
              .filter(s -> s.id().equals(use.id()))
              .findFirst()
              .orElseThrow(() -> refusal(use, use.id() + " is no artefact of this release"));
      String sealed = text(row, "sha256_hex");
      switch (spec.digest()) {
        case BYTES, BYTES_SCENARIOS -> {
          List<String> paths =
              Sealer.paths(ctx, spec, passed.scenarios(), merchantVersion(row, spec));
          same(use, spec.id(), digest(use, paths), sealed);
        }
        case POLICY -> policy(use, spec, sealed);
        case STRUCTURAL, STRUCTURAL_SCENARIOS -> {
          same(use, spec.id(), spec.structuralDigest(), sealed);
          pinned(use, spec, scenario);
        }
        case GATE, OWN_OUTPUT -> throw new IllegalStateException(use.id() + " is no input");
      }
    }

    /** The merchant snapshot's row carries its version; nothing else has one in its path. */
    private static String merchantVersion(JsonNode row, ArtefactSpec spec) {
      return spec.path().contains("{version}") ? text(row, "version") : "";
    }

    private String digest(StateNeeds.Artefact use, List<String> paths) throws IOException {
      try {
        return ArtefactDigest.known(paths);
      } catch (IOException e) {
        throw refusal(use, String.valueOf(e.getMessage()));
      }
    }

    /** The published policy is the sealed one, and the one this process computes with. */
    private void policy(StateNeeds.Artefact use, ArtefactSpec spec, String sealed)
        throws IOException {
      PolicyFile file =
          Arrays.stream(PolicyFile.values())
              .filter(p -> spec.path().equals("config/" + p.path()))
              .findFirst()
              .orElseThrow(() -> refusal(use, use.id() + " is no policy of this release"));
      String path = ConfigPublisher.path(ctx, file);
      same(use, path, Storage.exists(path) ? FileMemo.sha256(path) : "no file", sealed);
      same(use, file.path(), Storage.sha256(ctx.config().bytes(file)), sealed);
    }

    /** Files of an artefact whose inventory row does not speak of content (DECISIONS 2.7). */
    private void pinned(StateNeeds.Artefact use, ArtefactSpec spec, String scenario)
        throws IOException {
      PinnedFiles pins = PinnedFiles.of(ctx, spec.segment());
      String gate =
          passed.rows().stream()
              .filter(r -> text(r, "artifact_id").equals("validation_bundle_" + spec.segment()))
              .map(r -> text(r, "sha256_hex"))
              .findFirst()
              .orElse("no row");
      if (pins.problem() != null) {
        throw new FootfallException(needs.upstream(), pins.problem(), GateReader.REMEDY);
      }
      if (!gate.equals(pins.bundleDigest())) {
        throw new FootfallException(
            needs.upstream(),
            "bundle of "
                + spec.segment()
                + ": found digest "
                + pins.bundleDigest()
                + "; sealed as "
                + gate,
            GateReader.REMEDY);
      }
      String part = "/scenario_id=" + scenario + "/";
      for (MemberListing.DataFile file : pins.listing().files()) {
        boolean wanted =
            file.dataset().equals(use.id())
                && (scenario == null
                    || !file.path().contains("/scenario_id=")
                    || file.path().contains(part));
        if (wanted) {
          String path = ctx.root() + "/" + file.path();
          String found = Storage.exists(path) ? FileMemo.sha256(path) : "no file";
          same(use, file.path(), found, file.sha256());
        }
      }
    }

    private void same(StateNeeds.Artefact use, String what, String found, String sealed) {
      if (!found.equals(sealed)) {
        throw refusal(use, what + ": found " + found + "; sealed as " + sealed);
      }
    }

    private FootfallException refusal(StateNeeds.Artefact use, String what) {
      FailureCode code = use.code();
      return new FootfallException(code, what, REMEDY_SEALED);
    }

    private static String text(JsonNode row, String field) {
      return row.path(field).asText();
    }
  }
}
