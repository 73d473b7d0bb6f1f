package io.footfall.transforms.seg5a.s1classes;

import io.footfall.config.seg5a.DemandScalePolicy;
import io.footfall.config.seg5a.MerchantClassPolicy;
import io.footfall.contracts.U64;
import io.footfall.contracts.seg5a.MerchantZoneProfile;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * 5A.S1 of one merchant, slow and obvious: asks every question anew for every place. Default laws
 * only (one draw per merchant times a zone draw; hybrids in their sector's card-present class; one
 * of six weekly templates per merchant).
 */
final class S1DemandClassesModel {
  private final MerchantClassPolicy classes;
  private final DemandScalePolicy scale;
  private final String drawPh;

  S1DemandClassesModel(MerchantClassPolicy classes, DemandScalePolicy scale, String drawPh) {
    this.classes = classes;
    this.scale = scale;
    this.drawPh = drawPh;
  }

  List<MerchantZoneProfile> places(MerchantFacts m) {
    boolean trades = m.mode() != VirtualMode.VIRTUAL_ONLY;
    boolean edges = m.mode() != VirtualMode.NON_VIRTUAL;
    TreeSet<String> keys = new TreeSet<>();
    m.sites().stream()
        .filter(s -> trades && s.count() > 0)
        .forEach(s -> keys.add(s.country() + "|" + s.tzid()));
    m.edges().stream()
        .filter(e -> edges && e.weight() > 0)
        .forEach(e -> keys.add(e.country() + "|" + e.tzid()));
    List<MerchantZoneProfile> rows = new ArrayList<>();
    for (String key : keys) {
      rows.add(place(m, key.substring(0, 2), key.substring(3)));
    }
    return rows;
  }

  private MerchantZoneProfile place(MerchantFacts m, String country, String tzid) {
    String demandClass = demandClass(m);
    double weight = weight(m, country, tzid);
    long sites = m.mode() == VirtualMode.VIRTUAL_ONLY ? 0 : sites(m, country, tzid);
    double volume;
    double virtualShare;
    double effective;
    double p = scale.hybridVirtualShare();
    long all = Math.max(1, m.sites().stream().mapToLong(MerchantFacts.Sites::count).sum());
    switch (m.mode()) {
      case VIRTUAL_ONLY -> {
        volume = virtualOnly(m, demandClass, all) * weight;
        virtualShare = 1;
        effective = all * weight;
      }
      case HYBRID -> {
        double total = 0;
        for (MerchantFacts.Sites s : sorted(m)) {
          total += s.count() > 0 ? siteVolume(m, demandClass, s.country(), s.tzid()) : 0;
        }
        double physical = sites > 0 ? (1 - p) * siteVolume(m, demandClass, country, tzid) : 0;
        double virtual = p * total * weight;
        volume = physical + virtual;
        virtualShare = virtual / volume;
        effective = (1 - p) * sites + p * all * weight;
      }
      default -> {
        volume = siteVolume(m, demandClass, country, tzid);
        virtualShare = 0;
        effective = sites;
      }
    }
    String role = role(m, country, tzid);
    DemandScalePolicy.ClassParams params = params(demandClass);
    return new MerchantZoneProfile(
        m.merchantId(),
        country,
        tzid,
        m.channel(),
        demandClass,
        role,
        demandClass + "." + role + "." + m.channel(),
        template(m, demandClass),
        volume,
        volume / (effective * params.refPerSite()),
        params.highVariability(),
        volume < 5,
        m.mode() != VirtualMode.NON_VIRTUAL,
        source(m),
        sites == 0 ? "edge" : weight == 0 ? "site" : "both",
        sites,
        weight,
        virtualShare);
  }

  private static List<MerchantFacts.Sites> sorted(MerchantFacts m) {
    return m.sites().stream()
        .sorted(
            java.util.Comparator.comparing(MerchantFacts.Sites::country)
                .thenComparing(MerchantFacts.Sites::tzid))
        .toList();
  }

  private String sector(MerchantFacts m) {
    boolean branded = m.mcc() >= 3000 && m.mcc() <= 3999;
    return branded
        ? "travel_hospitality"
        : classes.mccSectorMap().get(String.format("%04d", m.mcc()));
  }

  private String demandClass(MerchantFacts m) {
    if (m.mode() == VirtualMode.VIRTUAL_ONLY) {
      return "online_24h";
    }
    String group = m.mode() == VirtualMode.HYBRID ? "card_present" : m.channel();
    return classes.decisionTreeV1().nonvirtualBranch().byChannelGroup().get(group).get(sector(m));
  }

  private String source(MerchantFacts m) {
    return switch (m.mode()) {
      case VIRTUAL_ONLY -> "virtual_branch";
      case HYBRID -> "virtual_branch.card_present." + sector(m);
      case NON_VIRTUAL -> "nonvirtual_branch." + m.channel() + "." + sector(m);
    };
  }

  private DemandScalePolicy.ClassParams params(String demandClass) {
    return scale.classParams().stream()
        .filter(p -> p.demandClass().equals(demandClass))
        .findFirst()
        .orElseThrow();
  }

  private static long sites(MerchantFacts m, String country, String tzid) {
    return m.sites().stream()
        .filter(s -> s.country().equals(country) && s.tzid().equals(tzid))
        .mapToLong(MerchantFacts.Sites::count)
        .sum();
  }

  private static double weight(MerchantFacts m, String country, String tzid) {
    if (m.mode() == VirtualMode.NON_VIRTUAL) {
      return 0;
    }
    double here =
        m.edges().stream()
            .filter(e -> e.country().equals(country) && e.tzid().equals(tzid))
            .mapToDouble(MerchantFacts.EdgeShare::weight)
            .sum();
    return here / m.edges().stream().mapToDouble(MerchantFacts.EdgeShare::weight).sum();
  }

  private String role(MerchantFacts m, String country, String tzid) {
    double share;
    if (m.mode() != VirtualMode.VIRTUAL_ONLY && sites(m, country, tzid) > 0) {
      long whole = 0;
      for (MerchantFacts.Sites s : m.sites()) {
        whole += s.country().equals(country) ? s.count() : 0;
      }
      share = (double) sites(m, country, tzid) / whole;
    } else {
      double whole = 0;
      for (MerchantFacts.EdgeShare e : m.edges()) {
        whole += e.country().equals(country) ? e.weight() : 0;
      }
      double here = 0;
      for (MerchantFacts.EdgeShare e : m.edges()) {
        here += e.country().equals(country) && e.tzid().equals(tzid) ? e.weight() : 0;
      }
      share = here / whole;
    }
    return share >= 0.6 ? "primary_zone" : share <= 0.1 ? "tail_zone" : "secondary_zone";
  }

  private double virtualOnly(MerchantFacts m, String demandClass, long all) {
    double volume = scale.globalMultiplier() * all * perSite(demandClass, m);
    volume *= Math.pow(all, scale.brandSizeExponent());
    volume *= scale.virtualModeMultipliers().get(m.mode().name());
    return Math.min(volume * scale.channelGroupMultipliers().get(m.channel()), 5e6);
  }

  private double siteVolume(MerchantFacts m, String demandClass, String country, String tzid) {
    long whole = 0;
    for (MerchantFacts.Sites s : m.sites()) {
      whole += s.country().equals(country) ? s.count() : 0;
    }
    double z =
        io.footfall.transforms.sampling.NormalQuantile.of(
            uniform(
                "5A.scale|per_zone|%s|%s|%s|%s"
                    .formatted(U64.text(m.merchantId()), country, tzid, drawPh)));
    double draw = perSite(demandClass, m) * Math.exp(0.2 * z - 0.02);
    double volume = scale.globalMultiplier() * sites(m, country, tzid) * draw;
    volume *= scale.zoneRoleMultipliers().get(role(m, country, tzid));
    volume *= Math.pow(whole, scale.brandSizeExponent());
    volume *= scale.virtualModeMultipliers().get(m.mode().name());
    return Math.min(volume * scale.channelGroupMultipliers().get(m.channel()), 5e6);
  }

  /** Law of the truncated Pareto size by bisection of its distribution function. */
  private double perSite(String demandClass, MerchantFacts m) {
    DemandScalePolicy.ClassParams p = params(demandClass);
    double u = uniform("5A.scale|per_merchant|%s|%s".formatted(U64.text(m.merchantId()), drawPh));
    double a = p.paretoAlpha();
    double ratio = Math.pow(p.medianPerSiteWeekly() / p.clipMax(), a);
    double low = 0;
    double high = p.clipMax();
    for (int i = 0; i < 200; i++) {
      double x = (low + high) / 2;
      double survival = (Math.pow(p.medianPerSiteWeekly() / x, a) - ratio) / (2 * (1 - ratio));
      if (survival > 1 - u) {
        low = x;
      } else {
        high = x;
      }
    }
    long all = Math.max(1, m.sites().stream().mapToLong(MerchantFacts.Sites::count).sum());
    double shared = scale.sizeDraw().sharedLogVariance();
    double spread = Math.sqrt(shared + (1 - shared) / all);
    double median = p.medianPerSiteWeekly();
    return median * Math.exp(spread * Math.log(low / median));
  }

  private String template(MerchantFacts m, String demandClass) {
    double u =
        uniform(
            "5A.S2.variant|%s|%s|%s|%s"
                .formatted(U64.text(m.merchantId()), demandClass, m.channel(), drawPh));
    return "%s.%s.v%d".formatted(demandClass, m.channel(), (int) Math.floor(6 * u) + 1);
  }

  private static double uniform(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      BigInteger x = new BigInteger(1, Arrays.copyOf(hash, 8));
      return (x.doubleValue() + 0.5) / Math.pow(2, 64);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
