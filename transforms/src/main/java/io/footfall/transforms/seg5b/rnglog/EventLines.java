package io.footfall.transforms.seg5b.rnglog;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.coders.PartFile;
import io.footfall.contracts.Partition;
import io.footfall.contracts.U64;
import io.footfall.transforms.json.ContractedLines;
import io.footfall.transforms.json.MalformedJson;
import io.footfall.transforms.json.StrictJson;
import io.footfall.transforms.rng.DomainKeys;
import io.footfall.transforms.rng.DrawSlots;
import io.footfall.transforms.rng.KeyDerivation;
import io.footfall.transforms.rng.RngFamily;
import io.footfall.transforms.rng.SubstreamKey;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.TableManifest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Reads the event log of one family and scenario line by line: identity, draws law, counters from
 * the base its key derives, keys strictly ascending over all parts, parts as the manifest seals
 * them. Not thread safe.
 */
final class EventLines {
  /** Longest line that is read; an event has some 600 characters. */
  static final int MAX_LINE = 1 << 16;

  private static final int MAX_BREACHES = 50;

  private final RngFamily family;
  private final Map<String, String> identity = new HashMap<>();
  private final KeyDerivation keys;
  private final List<String> breaches;
  private final ContractedLines contract;
  private JsonNode last;
  private TreeSet<String> fields;
  private DrawTotals total = DrawTotals.NONE;

  /**
   * @param slots draw slots of the scenario
   * @param breaches receives what is wrong, a bounded number
   */
  EventLines(RngFamily family, Partition partition, DrawSlots slots, List<String> breaches) {
    this.family = family;
    this.keys = new KeyDerivation(family, slots);
    this.breaches = breaches;
    this.contract = new ContractedLines(RngEventLog.dataset(family));
    for (String field :
        List.of("run_id", "seed", "parameter_hash", "manifest_fingerprint", "scenario_id")) {
      identity.put(field, partition.value(field));
    }
    identity.put("module", family.module());
    identity.put("substream_label", family.substreamLabel());
  }

  /**
   * Sums of the log in a folder.
   *
   * @throws MalformedLog if a listed part is missing or a line is no event
   */
  DrawTotals read(String folder) throws IOException {
    TableManifest manifest;
    try {
      manifest = TableManifest.read(folder);
    } catch (MalformedJson e) {
      throw new MalformedLog(e.getMessage());
    }
    for (PartFile part : manifest.parts()) {
      String path = folder + part.name();
      if (!Storage.exists(path)) {
        throw new MalformedLog(path + ": no file");
      }
      if (!Storage.sha256(path).equals(part.sha256())) {
        breach(path + ": not the bytes its manifest lists");
      }
      long lines = readPart(path);
      if (lines != part.rows()) {
        breach(path + ": " + lines + " lines; its manifest lists " + part.rows());
      }
    }
    return total;
  }

  private void breach(String text) {
    if (breaches.size() < MAX_BREACHES) {
      breaches.add(text);
    }
  }

  private long readPart(String path) throws IOException {
    long number = 0;
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Channels.newInputStream(Storage.open(path)), StandardCharsets.UTF_8))) {
      for (String line = line(in, path); line != null; line = line(in, path)) {
        number++;
        String where = path + " line " + number;
        JsonNode row;
        try {
          row = StrictJson.parse(line);
        } catch (IOException e) {
          throw new MalformedLog(where + ": no JSON");
        }
        shape(row, where, number == 1);
        event(row, where);
      }
    }
    return number;
  }

  /**
   * The next line without its end, or null after the last.
   *
   * @throws MalformedLog for a line of more than {@link #MAX_LINE} characters
   */
  static String line(Reader in, String path) throws IOException {
    StringBuilder line = new StringBuilder();
    int next = in.read();
    if (next < 0) {
      return null;
    }
    for (; next >= 0 && next != '\n'; next = in.read()) {
      if (line.length() == MAX_LINE) {
        throw new MalformedLog(path + ": a line of more than " + MAX_LINE + " characters");
      }
      line.append((char) next);
    }
    return line.toString();
  }

  /** The contract in full for the first line of a part, the same fields for the others. */
  private void shape(JsonNode row, String where, boolean first) {
    TreeSet<String> names = new TreeSet<>();
    row.fieldNames().forEachRemaining(names::add);
    if (first || !names.equals(fields)) {
      Optional<String> breach = contract.breach(row);
      if (breach.isPresent()) {
        throw new MalformedLog(where + ": " + breach.get());
      }
      fields = names;
    }
  }

  private void event(JsonNode row, String where) {
    identity.forEach(
        (field, expected) -> {
          if (!row.path(field).asText().equals(expected)) {
            breach(where + ": " + field + " " + row.path(field) + "; expected " + expected);
          }
        });
    long blocks = row.path("blocks").longValue();
    long draws;
    try {
      draws = Long.parseLong(row.path("draws").asText());
    } catch (NumberFormatException e) {
      throw new MalformedLog(where + ": draws " + row.path("draws"));
    }
    if (!lawful(draws, blocks)) {
      breach(where + ": " + draws + " draws of " + blocks + " blocks");
    }
    SubstreamKey base = keys.derive(domainKey(row));
    if (!Counter.spans(row, blocks)
        || !row.path("rng_counter_before_hi").asText().equals(U64.text(base.counterHi()))
        || !row.path("rng_counter_before_lo").asText().equals(U64.text(base.counterLo()))) {
      breach(where + ": counters are not those of its key and blocks");
    }
    if (last != null && order(last, row) >= 0) {
      breach(where + ": its key does not follow the key before, so it may occur twice");
    }
    last = row;
    total = total.plus(new DrawTotals(1, draws, blocks));
  }

  /** Draws an event of so many blocks may take (rng.md section 8.1, DECISIONS 3.8). */
  private boolean lawful(long draws, long blocks) {
    if (blocks < 1) {
      return false;
    }
    return switch (family) {
      case S2_LATENT_MARKET,
              S2_LATENT_COUNTRY,
              S2_LATENT_MERCHANT,
              S2_LATENT_VECTOR,
              S4_ARRIVAL_SITE_PICK ->
          draws == 2 * blocks;
      case S3_BUCKET_COUNT -> blocks == 1 && (draws == 1 || draws == 2);
      case S4_ARRIVAL_TIME_JITTER -> draws == blocks;
      case S4_ARRIVAL_EDGE_PICK -> draws >= 1 && draws <= blocks;
    };
  }

  private String domainKey(JsonNode row) {
    long merchant = row.path("merchant_id").bigIntegerValue().longValue();
    return switch (family.keyLaw()) {
      case MARKET -> DomainKeys.MARKET;
      case COUNTRY -> DomainKeys.country(row.path("country").asText());
      case MERCHANT -> DomainKeys.merchant(merchant);
      case GROUP -> DomainKeys.group(row.path("group_id").asText());
      case MERCHANT_ZONE_BUCKET ->
          DomainKeys.bucket(
              merchant,
              row.path("zone_representation").asText(),
              row.path("bucket_index").longValue());
    };
  }

  /**
   * Order of the lines: country or group; or merchant, then zone and bucket in S3, bucket and zone
   * in S4.
   */
  private int order(JsonNode a, JsonNode b) {
    int merchant =
        a.path("merchant_id").bigIntegerValue().compareTo(b.path("merchant_id").bigIntegerValue());
    switch (family.keyLaw()) {
      case MARKET:
        return 0;
      case COUNTRY:
        return a.path("country").asText().compareTo(b.path("country").asText());
      case GROUP:
        return a.path("group_id").asText().compareTo(b.path("group_id").asText());
      default:
        if (merchant != 0 || family.keyLaw() == RngFamily.KeyLaw.MERCHANT) {
          return merchant;
        }
    }
    int zone =
        a.path("zone_representation").asText().compareTo(b.path("zone_representation").asText());
    int bucket =
        Long.compare(a.path("bucket_index").longValue(), b.path("bucket_index").longValue());
    List<Integer> rest =
        family == RngFamily.S3_BUCKET_COUNT ? List.of(zone, bucket) : List.of(bucket, zone);
    return rest.get(0) != 0 ? rest.get(0) : rest.get(1);
  }
}
