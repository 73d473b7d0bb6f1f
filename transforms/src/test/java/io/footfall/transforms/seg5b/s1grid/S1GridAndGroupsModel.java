package io.footfall.transforms.seg5b.s1grid;

import io.footfall.contracts.U64;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import io.footfall.contracts.seg5b.GroupAssignment;
import io.footfall.transforms.seg5b.SmallWorld;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** 5B.S1's grouping, slow and obvious: for every pair of merchant and zone, look at every row. */
public final class S1GridAndGroupsModel {
  private S1GridAndGroupsModel() {}

  /** Rows of a baseline scenario. */
  public static List<GroupAssignment> groups(
      SmallWorld world, String scenarioId, int zoneGroups, int inStratum) {
    List<GroupAssignment> rows = new ArrayList<>();
    for (var mode : world.modes()) {
      List<String> zones =
          world.profiles().stream()
              .filter(p -> p.merchantId() == mode.merchantId())
              .map(MerchantZoneProfile::tzid)
              .distinct()
              .sorted()
              .toList();
      for (String zone : zones) {
        List<MerchantZoneProfile> members =
            world.profiles().stream()
                .filter(p -> p.merchantId() == mode.merchantId() && p.tzid().equals(zone))
                .toList();
        MerchantZoneProfile component =
            members.stream()
                .max(
                    Comparator.comparingDouble(MerchantZoneProfile::weeklyVolumeExpected)
                        .thenComparing(
                            MerchantZoneProfile::legalCountryIso, Comparator.reverseOrder()))
                .orElseThrow();
        String band = mode.virtualMode().equals("NON_VIRTUAL") ? "physical" : "virtual";
        String zoneGroup = "zg" + twoDigits(hash("5B.zone_group|" + zone, 1), zoneGroups);
        String text =
            "5B.group|"
                + scenarioId
                + "|"
                + component.demandClass()
                + "|"
                + component.channelGroup()
                + "|"
                + band
                + "|"
                + zoneGroup
                + "|"
                + U64.big(mode.merchantId());
        String bucket = "b" + twoDigits(hash(text, 8), inStratum);
        rows.add(
            new GroupAssignment(
                mode.merchantId(),
                zone,
                component.channelGroup(),
                "g|baseline|"
                    + component.demandClass()
                    + "|"
                    + component.channelGroup()
                    + "|"
                    + band
                    + "|"
                    + zoneGroup
                    + "|"
                    + bucket,
                "baseline",
                component.demandClass(),
                band,
                zoneGroup,
                component.legalCountryIso(),
                members.size()));
      }
    }
    return rows;
  }

  private static BigInteger hash(String text, int bytes) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return new BigInteger(1, Arrays.copyOf(digest, bytes));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String twoDigits(BigInteger word, int modulus) {
    int rest = word.mod(BigInteger.valueOf(modulus)).intValueExact();
    return rest < 10 ? "0" + rest : "" + rest;
  }
}
