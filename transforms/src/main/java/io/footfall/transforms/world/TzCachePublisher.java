package io.footfall.transforms.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.config.PolicyFile;
import io.footfall.config.seg5a.ScenarioHorizonConfig;
import io.footfall.contracts.FailureCode;
import io.footfall.contracts.Partition;
import io.footfall.transforms.civil.TzCompiler;
import io.footfall.transforms.civil.TzTimetable;
import io.footfall.transforms.json.CanonicalJson;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.world.places.Cities;
import io.footfall.transforms.world.places.City;
import io.footfall.transforms.world.places.ZoneLinks;
import io.footfall.transforms.world.sites.ClockLaw;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/**
 * Publishes the one clock: {@code tz_cache_v1.bin} with every zone a city or a zone link leads to,
 * up to 366 days past the last horizon (DECISIONS 3.11), and its JSON sidecar.
 */
public final class TzCachePublisher {
  /** Coverage past the last horizon. */
  public static final long MARGIN_SECONDS = 366L * 86_400;

  private static final long MICROS_PER_SECOND = 1_000_000L;
  private static final FailureCode CONFLICT = new FailureCode("2A", "IO_WRITE_CONFLICT");

  private TzCachePublisher() {}

  /** Compiles and publishes both files; returns the timetable. */
  public static TzTimetable publish(RunContext ctx) throws IOException {
    ScenarioHorizonConfig horizon =
        ctx.config().read(PolicyFile.SCENARIO_HORIZON, ScenarioHorizonConfig.class);
    long endMicros =
        horizon.scenarios().stream()
            .mapToLong(ScenarioHorizonConfig.Scenario::endMicros)
            .max()
            .orElseThrow();
    long until = Math.floorDiv(endMicros, MICROS_PER_SECOND) + MARGIN_SECONDS;
    TzCompiler compiler = TzCompiler.pinned();
    TzTimetable timetable = compiler.compile(tzids(), until);
    byte[] bin = timetable.toBytes();
    Partition partition = Partition.world(ctx.identity());
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("manifest_fingerprint", ctx.identity().manifestFingerprint());
    json.put("tzdb_release_tag", compiler.releaseTag());
    json.put("tzdb_archive_sha256", compiler.archiveSha256());
    json.put("tz_index_digest", Storage.sha256(bin));
    json.put("rle_cache_bytes", bin.length);
    json.put("created_utc", WorldRef.of(ctx).config().createdUtc());
    ctx.publish("tz_timetable_cache_bin", partition, bin, CONFLICT);
    ctx.publish("tz_timetable_cache", partition, CanonicalJson.bytes(json), CONFLICT);
    return timetable;
  }

  /** Zones that any site, edge or settlement can have, and every target of a zone link. */
  static Set<String> tzids() {
    Set<String> tzids = new TreeSet<>(ZoneLinks.load().canonicalByAlias().values());
    for (City city : Cities.load().all()) {
      tzids.add(ClockLaw.tzid(city));
    }
    return tzids;
  }
}
