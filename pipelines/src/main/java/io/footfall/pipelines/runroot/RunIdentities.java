package io.footfall.pipelines.runroot;

import io.footfall.config.ParameterHash;
import io.footfall.config.PolicyClass;
import io.footfall.config.ResolvedConfig;
import io.footfall.contracts.RunIdentity;
import io.footfall.transforms.seg5a.calendar.PublicHolidays;
import io.footfall.transforms.world.outside.OutsideArtefacts;
import io.footfall.transforms.world.places.WorldResources;
import java.util.Map;
import java.util.TreeMap;

/** Identity of a run from its policies, resources and world seed (DECISIONS 1.2 and 1.5). */
public final class RunIdentities {
  private RunIdentities() {}

  public static RunIdentity of(ResolvedConfig config, long worldSeed) {
    return of(config, worldSeed, WorldResources.artefacts());
  }

  /** Identity of a run on a world made elsewhere: its artefacts stand for our resources. */
  public static RunIdentity imported(
      ResolvedConfig config, long worldSeed, Map<String, byte[]> outsideArtefacts) {
    return of(config, worldSeed, OutsideArtefacts.named(outsideArtefacts));
  }

  private static RunIdentity of(
      ResolvedConfig config, long worldSeed, Map<String, byte[]> resources) {
    Map<String, byte[]> artefacts = new TreeMap<>(resources);
    artefacts.put("holidays", PublicHolidays.artefact());
    artefacts.putAll(config.files(PolicyClass.WORLD));
    String parameterHash = config.parameterHash();
    String fingerprint = ParameterHash.fingerprint(artefacts, parameterHash, worldSeed);
    return new RunIdentity(worldSeed, parameterHash, fingerprint, ParameterHash.runId(fingerprint));
  }
}
