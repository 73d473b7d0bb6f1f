package io.footfall.transforms.seal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.config.PolicyFile;
import io.footfall.config.PolicyReader;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.Partition;
import io.footfall.contracts.PathTemplate;
import io.footfall.contracts.RunIdentity;
import io.footfall.contracts.U64;
import io.footfall.transforms.bundle.ArtefactDigest;
import io.footfall.transforms.bundle.UpstreamGate;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.FileLimit;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.storage.Superseded;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The sealing loop both gates share: every artefact of the list is found, checked, digested and
 * becomes a row. The caller has judged the upstream gates and knows the scenarios.
 */
public final class Sealer {
  private static final String SOURCE_DICTIONARY = "dataset_dictionary.layer2.5A.yaml";
  private static final String SOURCE_REGISTRY = "artefact_registry_5A.yaml";

  private final RunContext ctx;
  private final SealLaw law;
  private final SealCodes codes;
  private final Map<String, UpstreamGate> gates;
  private final List<String> scenarios;
  private final String merchantVersion;
  private final UnaryOperator<String> pins;

  /**
   * @param gates passed gates by segment
   * @param scenarios scenario ids, ascending
   * @param merchantVersion version of the merchant snapshot
   */
  public Sealer(
      RunContext ctx,
      SealLaw law,
      SealCodes codes,
      Map<String, UpstreamGate> gates,
      List<String> scenarios,
      String merchantVersion) {
    this(ctx, law, codes, gates, scenarios, merchantVersion, ArtefactRegistry::digest);
  }

  /**
   * As above.
   *
   * @param pins digest the registry pins by artefact, or empty
   */
  public Sealer(
      RunContext ctx,
      SealLaw law,
      SealCodes codes,
      Map<String, UpstreamGate> gates,
      List<String> scenarios,
      String merchantVersion,
      UnaryOperator<String> pins) {
    this.pins = pins;
    this.ctx = ctx;
    this.law = law;
    this.codes = codes;
    this.gates = gates;
    this.scenarios = scenarios;
    this.merchantVersion = merchantVersion;
  }

  /**
   * Refuses an artefact list that disagrees with dictionaries or registries, or names a schema that
   * is not there.
   *
   * @param catalogue code of a disagreement
   * @param anchor code of an absent schema
   */
  public static void requireCatalogue(
      SealLaw law, String merchantVersion, FailureCode catalogue, FailureCode anchor) {
    for (ArtefactSpec spec : ArtefactSpec.of(law)) {
      refuse(catalogue, spec.catalogueBreach(merchantVersion));
      if (spec.digest() != ArtefactSpec.Digest.OWN_OUTPUT) {
        refuse(catalogue, ArtefactRegistry.breach(spec));
        refuse(anchor, ArtefactRegistry.anchorBreach(spec));
      }
    }
  }

  /**
   * Refuses a receipt that lies there without its inventory; a reseal moves it aside. An inventory
   * without a receipt is what a killed gate leaves, and is completed.
   */
  public static void requirePair(
      RunContext ctx, String inventory, String receipt, FailureCode conflict) throws IOException {
    Partition partition = Partition.surfaces(ctx.identity(), null);
    String there = ctx.file(receipt, partition);
    if (!Storage.exists(there) || Storage.exists(ctx.file(inventory, partition))) {
      return;
    }
    if (!ctx.superseded().isAsked()) {
      throw new FootfallException(
          conflict,
          there
              + ": found content "
              + Storage.sha256(there)
              + "; expected none without "
              + inventory,
          Superseded.REMEDY);
    }
    ctx.superseded().move(ctx.root(), ctx.attempt(), List.of(there));
  }

  private static void refuse(FailureCode code, Optional<String> breach) {
    if (breach.isPresent()) {
      throw new FootfallException(
          code, breach.get(), "Bring sealed_artefacts, dictionaries and registries together.");
    }
  }

  /** Seals everything. */
  public SealedInputs seal() throws IOException {
    List<ObjectNode> rows = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (ArtefactSpec spec : ArtefactSpec.of(law)) {
      if (spec.digest() == ArtefactSpec.Digest.OWN_OUTPUT) {
        continue;
      }
      Optional<String> absent = absent(spec);
      if (absent.isEmpty()) {
        rows.add(row(spec, registered(spec, digest(spec))));
      } else if (spec.required()) {
        throw new FootfallException(
            missing(spec),
            "found nothing at " + absent.get() + "; expected " + spec.id(),
            "Run the states that write it first, or restore the file.");
      } else {
        warnings.add("optional " + spec.id() + " is not there: " + absent.get());
      }
    }
    SealedInputs sealed = new SealedInputs(law, rows, warnings);
    sealed.require(codes);
    return sealed;
  }

  /** The digest, if the registry pins none or the same. */
  private String registered(ArtefactSpec spec, String found) {
    String pinned = pins.apply(spec.id());
    if (!pinned.isEmpty() && !pinned.equals(found)) {
      throw new FootfallException(
          codes.digest(),
          spec.id() + ": found digest " + found + "; the registry pins " + pinned,
          "Restore the file, or correct the registry.");
    }
    return found;
  }

  private FailureCode missing(ArtefactSpec spec) {
    return switch (spec.role()) {
      case "scenario_config" -> codes.scenario();
      case "policy" -> codes.policy();
      default -> codes.input();
    };
  }

  private Optional<String> absent(ArtefactSpec spec) throws IOException {
    for (String path : paths(spec)) {
      if (!ArtefactDigest.exists(path)) {
        return Optional.of(path.substring(ctx.root().length() + 1));
      }
    }
    return Optional.empty();
  }

  private List<String> paths(ArtefactSpec spec) {
    return paths(ctx, spec, scenarios, merchantVersion);
  }

  /** Where an artefact lies: one path, or one per scenario; a folder ends with '/'. */
  public static List<String> paths(
      RunContext ctx, ArtefactSpec spec, List<String> scenarios, String merchantVersion) {
    String base = ctx.root() + (spec.path().startsWith("config/") ? "/reference/" : "/");
    PathTemplate template = new PathTemplate(spec.path());
    List<String> paths = new ArrayList<>();
    for (String scenario :
        spec.perScenario() ? scenarios : Collections.singletonList((String) null)) {
      Map<String, String> tokens = tokens(ctx, merchantVersion);
      tokens.put("scenario_id", scenario);
      paths.add(base + template.resolve(tokens));
    }
    return paths;
  }

  private static Map<String, String> tokens(RunContext ctx, String merchantVersion) {
    RunIdentity identity = ctx.identity();
    Map<String, String> tokens = new HashMap<>();
    tokens.put("seed", U64.text(identity.worldSeed()));
    tokens.put("manifest_fingerprint", identity.manifestFingerprint());
    tokens.put("parameter_hash", identity.parameterHash());
    tokens.put("version", merchantVersion);
    return tokens;
  }

  private String digest(ArtefactSpec spec) throws IOException {
    return switch (spec.digest()) {
      case GATE -> gates.get(spec.segment()).digest();
      case BYTES, BYTES_SCENARIOS -> ArtefactDigest.known(paths(spec));
      case POLICY -> policy(spec);
      case STRUCTURAL, STRUCTURAL_SCENARIOS -> spec.structuralDigest();
      case OWN_OUTPUT -> throw new IllegalStateException(spec.id() + " is never sealed");
    };
  }

  private String policy(ArtefactSpec spec) throws IOException {
    PolicyFile file =
        Arrays.stream(PolicyFile.values())
            .filter(p -> spec.path().equals("config/" + p.path()))
            .findFirst()
            .orElseThrow(
                () ->
                    new FootfallException(
                        codes.catalogue(),
                        spec.id() + " at " + spec.path() + " is no policy of this release",
                        "Bring sealed_artefacts and the policy files together."));
    String path = paths(spec).get(0);
    byte[] bytes = Storage.read(path, FileLimit.POLICY);
    JsonNode policy;
    try {
      policy = PolicyReader.read(file, path, bytes, JsonNode.class);
    } catch (FootfallException e) {
      throw new FootfallException(codes.policySchema(), e.getMessage(), e.remedy(), e);
    }
    String stated = PolicyVersion.stated(policy).orElse(null);
    if (!PolicyVersion.accepts(spec.version(), stated)) {
      throw new FootfallException(
          codes.policy(),
          path + ": found version " + stated + "; expected " + spec.version(),
          "Use the policy of this release, or raise the version the gate expects.");
    }
    return Storage.sha256(bytes);
  }

  private ObjectNode row(ArtefactSpec spec, String sha256) {
    ObjectNode row = JsonDocuments.object();
    row.put("manifest_fingerprint", ctx.identity().manifestFingerprint());
    row.put("parameter_hash", ctx.identity().parameterHash());
    row.put("owner_layer", spec.ownerLayer());
    row.put("owner_segment", spec.segment());
    row.put("artifact_id", spec.id());
    row.put("manifest_key", spec.manifestKey());
    row.put("role", spec.role());
    row.put("schema_ref", spec.schemaRef());
    row.put("path_template", spec.path());
    row.set("partition_keys", spec.keyArray());
    row.put("sha256_hex", sha256);
    row.put("status", spec.status());
    row.put("read_scope", spec.readScope());
    row.put("owner_team", spec.ownerTeam());
    row.put("notes", notes(spec));
    if (law == SealLaw.SURFACES) {
      row.put("version", new PathTemplate(spec.version()).resolve(tokens(ctx, merchantVersion)));
      row.put("source_dictionary", SOURCE_DICTIONARY);
      row.put("source_registry", SOURCE_REGISTRY);
      row.put("license_class", "Proprietary-Internal");
    }
    return row;
  }

  private String notes(ArtefactSpec spec) {
    String ids = "scenario_ids=" + String.join(",", scenarios);
    return switch (spec.digest()) {
      case BYTES_SCENARIOS -> ids;
      case STRUCTURAL -> "structural_digest=path_template";
      case STRUCTURAL_SCENARIOS -> "structural_digest=path_template;" + ids;
      default -> "";
    };
  }
}
