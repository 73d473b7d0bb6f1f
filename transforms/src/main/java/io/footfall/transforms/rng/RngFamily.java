package io.footfall.transforms.rng;

/**
 * The random-number families of 5B (rng.md section 1; latent components: DECISIONS section 6). One
 * unit opens exactly one Philox block, and takes at most {@link #drawsPerBlock} of its words; so a
 * key with n units reserves n blocks. Within a family and scenario a domain key is used once.
 */
public enum RngFamily {
  /** Latent field of the whole market; unit: bucket; key {@code market=all}. */
  S2_LATENT_MARKET("S2.latent_market.v1", "5B.S2", "latent_market", KeyLaw.MARKET, 2),
  /** Latent field of a country; unit: bucket; key {@code country=DE}. */
  S2_LATENT_COUNTRY("S2.latent_country.v1", "5B.S2", "latent_country", KeyLaw.COUNTRY, 2),
  /** Latent field of a merchant; unit: bucket; key {@code merchant_id=7}. */
  S2_LATENT_MERCHANT("S2.latent_merchant.v1", "5B.S2", "latent_merchant", KeyLaw.MERCHANT, 2),
  /** Latent field of a group; unit: bucket; key {@code group_id=...}. */
  S2_LATENT_VECTOR("S2.latent_vector.v1", "5B.S2", "latent_vector", KeyLaw.GROUP, 2),
  /** Bucket count; unit: the key; Poisson takes one word, nb2 two, zero intensity opens none. */
  S3_BUCKET_COUNT("S3.bucket_count.v1", "5B.S3", "bucket_count", KeyLaw.MERCHANT_ZONE_BUCKET, 2),
  /** Time inside the bucket; unit: arrival j at base + j. */
  S4_ARRIVAL_TIME_JITTER(
      "S4.arrival_time_jitter.v1", "5B.S4", "arrival_time_jitter", KeyLaw.MERCHANT_ZONE_BUCKET, 1),
  /** Virtual coin (x0) and site pick (x1); unit: arrival j at base + j, drawn for every arrival. */
  S4_ARRIVAL_SITE_PICK(
      "S4.arrival_site_pick.v1", "5B.S4", "arrival_site_pick", KeyLaw.MERCHANT_ZONE_BUCKET, 2),
  /** Edge pick (x0); unit: arrival j at base + j; taken by virtual arrivals only. */
  S4_ARRIVAL_EDGE_PICK(
      "S4.arrival_edge_pick.v1", "5B.S4", "arrival_edge_pick", KeyLaw.MERCHANT_ZONE_BUCKET, 1);

  /** What a domain key names, as {@code domain_key_law} says it in the policy. */
  public enum KeyLaw {
    MARKET("market", "market=all"),
    COUNTRY("country", "country={country}"),
    MERCHANT("merchant", "merchant_id={merchant_id}"),
    GROUP("group_id", "group_id={group_id}"),
    MERCHANT_ZONE_BUCKET(
        "merchant_zone_bucket", "merchant_id={merchant_id}|zone={zone}|bucket_index={bucket}");

    private final String id;
    private final String form;

    KeyLaw(String id, String form) {
      this.id = id;
      this.form = form;
    }

    /** Name in the policy file. */
    public String id() {
      return id;
    }

    /** The domain key of one country, merchant (unsigned decimal) or group, or of the market. */
    public String text(String key) {
      return switch (this) {
        case MARKET -> DomainKeys.MARKET;
        case COUNTRY -> DomainKeys.country(key);
        case MERCHANT -> "merchant_id=" + key;
        case GROUP -> DomainKeys.group(key);
        case MERCHANT_ZONE_BUCKET -> throw new IllegalStateException(id + " has three fields");
      };
    }

    /** Text of a key, with its fields in braces. */
    public String form() {
      return form;
    }
  }

  private final String familyId;
  private final String module;
  private final String substreamLabel;
  private final KeyLaw keyLaw;
  private final int drawsPerBlock;

  RngFamily(
      String familyId, String module, String substreamLabel, KeyLaw keyLaw, int drawsPerBlock) {
    this.familyId = familyId;
    this.module = module;
    this.substreamLabel = substreamLabel;
    this.keyLaw = keyLaw;
    this.drawsPerBlock = drawsPerBlock;
  }

  /** Hashed into every key. */
  public String familyId() {
    return familyId;
  }

  /** Names the state in trace and events; not hashed. */
  public String module() {
    return module;
  }

  /** Names the stream in trace and events; not hashed. */
  public String substreamLabel() {
    return substreamLabel;
  }

  /** Shape of the domain key. */
  public KeyLaw keyLaw() {
    return keyLaw;
  }

  /** Most words one unit takes: 1 (x0) or 2 (x0, x1). */
  public int drawsPerBlock() {
    return drawsPerBlock;
  }

  /** Most uniforms a key with that many units may take. */
  public long declaredDraws(long units) {
    return Math.multiplyExact(units, drawsPerBlock);
  }

  /** Blocks a key with that many units reserves: one per unit. */
  public long declaredBlocks(long units) {
    return units;
  }
}
