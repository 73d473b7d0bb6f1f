package io.footfall.transforms.seg5b.s1grid;

import io.footfall.config.seg5b.GroupingPolicy;
import io.footfall.config.seg5b.ScenarioBand;
import io.footfall.contracts.U64;
import io.footfall.contracts.seg5b.GroupAssignment;
import io.footfall.transforms.rng.HashWords;
import io.footfall.transforms.seg5b.KeyOrder;
import io.footfall.transforms.state.LawBroken;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who shares a latent field (5B-s0-s1-s5.md section B5): a stratum of band, class, channel, virtual
 * band and zone group, cut into buckets by a hash of scenario and merchant. Not thread safe.
 */
public final class GroupingLaw {
  private static final String NON_VIRTUAL = "NON_VIRTUAL";
  private static final String DOMAIN = "5B.S1.GROUP_DOMAIN_DERIVATION_FAILED";

  private final GroupingPolicy policy;
  private final String scenarioId;
  private final ScenarioBand band;
  private final Map<String, String> zoneGroups = new HashMap<>();

  /** The law of one scenario. */
  public GroupingLaw(GroupingPolicy policy, String scenarioId, ScenarioBand band) {
    this.policy = policy;
    this.scenarioId = scenarioId;
    this.band = band;
  }

  /** {@code zg} and two digits: first byte of SHA-256("5B.zone_group|" + tzid) mod the buckets. */
  public String zoneGroup(String tzid) {
    return zoneGroups.computeIfAbsent(
        tzid,
        zone -> {
          int first = Byte.toUnsignedInt(HashWords.sha256("5B.zone_group|" + zone)[0]);
          return String.format(Locale.ROOT, "zg%02d", first % policy.zoneGroupBuckets());
        });
  }

  /** Bucket inside the stratum: the hash names scenario, class, channel, bands and merchant. */
  public int bucket(
      String demandClass,
      String channelGroup,
      String virtualBand,
      String zoneGroup,
      long merchantId) {
    String text = bucketText(demandClass, channelGroup, virtualBand, zoneGroup, merchantId);
    long word = HashWords.head64(HashWords.sha256(text));
    return (int) Long.remainderUnsigned(word, policy.inStratumBuckets());
  }

  /** What {@link #bucket} hashes. */
  public String bucketText(
      String demandClass,
      String channelGroup,
      String virtualBand,
      String zoneGroup,
      long merchantId) {
    return String.join(
        "|",
        "5B.group",
        scenarioId,
        demandClass,
        channelGroup,
        virtualBand,
        zoneGroup,
        U64.text(merchantId));
  }

  /** {@code physical} for NON_VIRTUAL merchants, else {@code virtual}. */
  public static String virtualBand(String virtualMode) {
    return virtualMode.equals(NON_VIRTUAL) ? "physical" : "virtual";
  }

  /**
   * Rows of one merchant, ascending by zone.
   *
   * @param places its places, any order
   * @param virtualMode its mode
   * @throws LawBroken GROUP_DOMAIN_DERIVATION_FAILED if a place is listed twice, has no channel, or
   *     a zone has two classes or channels (DECISIONS 3.5); GROUP_ID_DOMAIN_INVALID
   */
  public List<GroupAssignment> assign(
      long merchantId, List<TradingPlace> places, String virtualMode) {
    Map<String, TreeMap<String, TradingPlace>> zones = new TreeMap<>();
    for (TradingPlace place : places) {
      TreeMap<String, TradingPlace> countries =
          zones.computeIfAbsent(place.tzid(), zone -> new TreeMap<>());
      TradingPlace twin = countries.put(place.countryIso(), place);
      TradingPlace sibling = countries.firstEntry().getValue();
      if (twin != null
          || place.channelGroup().isBlank()
          || !place.channelGroup().equals(sibling.channelGroup())
          || !place.demandClass().equals(sibling.demandClass())) {
        throw new LawBroken(
            DOMAIN,
            "domain",
            U64.text(merchantId) + "|" + place.countryIso() + "|" + place.tzid(),
            place + " beside " + (twin == null ? sibling : twin),
            "each place once, one class and one channel in a zone");
      }
    }
    List<GroupAssignment> rows = new ArrayList<>();
    zones.forEach(
        (zone, countries) -> rows.add(row(merchantId, zone, countries, virtualBand(virtualMode))));
    return rows;
  }

  private GroupAssignment row(
      long merchantId, String zone, TreeMap<String, TradingPlace> countries, String virtualBand) {
    TradingPlace component = null;
    for (TradingPlace place : countries.values()) {
      if (component == null || place.weeklyVolume() > component.weeklyVolume()) {
        component = place;
      }
    }
    String demandClass = component.demandClass();
    String channel = component.channelGroup();
    String zoneGroup = zoneGroup(zone);
    int bucket = bucket(demandClass, channel, virtualBand, zoneGroup, merchantId);
    String groupId =
        String.format(
            Locale.ROOT,
            "g|%s|%s|%s|%s|%s|b%02d",
            band.id(),
            demandClass,
            channel,
            virtualBand,
            zoneGroup,
            bucket);
    if (!StandardCharsets.US_ASCII.newEncoder().canEncode(groupId)) {
      throw new LawBroken(
          "5B.S1.GROUP_ID_DOMAIN_INVALID",
          "group_id",
          KeyOrder.text(merchantId, zone, channel),
          groupId,
          "ASCII");
    }
    return new GroupAssignment(
        merchantId,
        zone,
        channel,
        groupId,
        band.id(),
        demandClass,
        virtualBand,
        zoneGroup,
        component.countryIso(),
        countries.size());
  }
}
