package io.footfall.transforms.seg5b.rnglog;

import com.fasterxml.jackson.databind.node.TextNode;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.transforms.json.CanonicalJson;
import io.footfall.transforms.rng.RngFamily;
import io.footfall.transforms.rng.Substream;
import io.footfall.transforms.state.LineWriter;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.state.StateRun;
import io.footfall.transforms.state.UnitOutput;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Per-event log of one family in one unit (rng.md section 8.1): a line per event, in the order of
 * drawing, keys ascending, compact. Written by the code that draws, into parts named by unit below
 * a folder per scenario; a manifest beside them says they are complete. Not thread safe.
 */
public final class RngEventLog {
  private final LineWriter out;
  private final LogClock clock = new LogClock();
  private final StringBuilder line = new StringBuilder(512);
  private final String identity;
  private final String module;
  private final String run;
  private final String label;
  private String zoneText;
  private String zone;
  private String channelText;
  private String channel;

  private RngEventLog(LineWriter out, Partition partition, RngFamily family) {
    this.out = out;
    this.identity = "\"manifest_fingerprint\":\"" + partition.value("manifest_fingerprint") + "\",";
    this.module =
        "\"module\":\""
            + family.module()
            + "\",\"parameter_hash\":\""
            + partition.value("parameter_hash")
            + "\",\"rng_counter_after_hi\":";
    this.run =
        ",\"run_id\":\""
            + partition.value("run_id")
            + "\",\"scenario_id\":"
            + quoted(partition.scenarioId())
            + ",\"seed\":"
            + U64.text(partition.seed())
            + ",";
    this.label = "\"substream_label\":\"" + family.substreamLabel() + "\",\"ts_utc\":\"";
  }

  /** Dataset of a family's events. */
  public static String dataset(RngFamily family) {
    return switch (family) {
      case S2_LATENT_MARKET -> "rng_event_arrival_lgcp_market";
      case S2_LATENT_COUNTRY -> "rng_event_arrival_lgcp_country";
      case S2_LATENT_MERCHANT -> "rng_event_arrival_lgcp_merchant";
      case S2_LATENT_VECTOR -> "rng_event_arrival_lgcp_gaussian";
      case S3_BUCKET_COUNT -> "rng_event_arrival_bucket_count";
      case S4_ARRIVAL_TIME_JITTER -> "rng_event_arrival_time_jitter";
      case S4_ARRIVAL_SITE_PICK -> "rng_event_arrival_site_pick";
      case S4_ARRIVAL_EDGE_PICK -> "rng_event_arrival_edge_pick";
    };
  }

  /** Logs a state run shall write for these families; none unless the run asks for them. */
  public static List<String> wanted(RunContext ctx, String state, RngFamily... families) {
    return ctx.rngEvents().contains(state)
        ? Stream.of(families).map(RngEventLog::dataset).distinct().toList()
        : List.of();
  }

  /** The log of a family in a unit, or null where the run does not ask for it. */
  public static RngEventLog open(UnitOutput out, StateRun run, RngFamily family)
      throws IOException {
    String dataset = dataset(family);
    return run.logs().contains(dataset)
        ? new RngEventLog(out.log(dataset), run.partition(), family)
        : null;
  }

  /**
   * Normals of a latent component: words of {@code blocks} blocks from the base of the stream.
   *
   * @param key country, unsigned decimal merchant or group; not looked at for the market
   */
  public void component(RngFamily family, String key, Substream base, long draws, long blocks)
      throws IOException {
    RngFamily.KeyLaw law = family.keyLaw();
    line.setLength(0);
    line.append("{\"blocks\":").append(blocks);
    if (law == RngFamily.KeyLaw.COUNTRY) {
      line.append(",\"country\":").append(quoted(key));
    }
    line.append(",\"draws\":\"").append(draws).append('"');
    if (law == RngFamily.KeyLaw.GROUP) {
      line.append(",\"group_id\":").append(quoted(key));
    }
    line.append(',').append(identity);
    if (law == RngFamily.KeyLaw.MERCHANT) {
      line.append("\"merchant_id\":").append(key).append(',');
    }
    end(base, blocks);
    out.line(line.append('}'));
  }

  /** An event keyed by merchant, zone and bucket. */
  public void bucket(
      long merchantId,
      String zoneId,
      String channelGroup,
      int bucket,
      Substream base,
      long draws,
      long blocks)
      throws IOException {
    if (!zoneId.equals(zone)) {
      zone = zoneId;
      zoneText = quoted(zoneId);
    }
    if (!channelGroup.equals(channel)) {
      channel = channelGroup;
      channelText = quoted(channelGroup);
    }
    line.setLength(0);
    line.append("{\"blocks\":").append(blocks).append(",\"bucket_index\":").append(bucket);
    line.append(",\"channel_group\":").append(channelText);
    line.append(",\"draws\":\"").append(draws).append("\",").append(identity);
    line.append("\"merchant_id\":").append(U64.text(merchantId)).append(',');
    end(base, blocks);
    out.line(line.append(",\"zone_representation\":").append(zoneText).append('}'));
  }

  private void end(Substream base, long blocks) {
    line.append(module).append(U64.text(base.hiAt(blocks)));
    line.append(",\"rng_counter_after_lo\":").append(U64.text(base.counterLo() + blocks));
    line.append(",\"rng_counter_before_hi\":").append(U64.text(base.counterHi()));
    line.append(",\"rng_counter_before_lo\":").append(U64.text(base.counterLo()));
    line.append(run).append(label).append(clock.now()).append('"');
  }

  private static String quoted(String text) {
    return CanonicalJson.text(TextNode.valueOf(text));
  }
}
