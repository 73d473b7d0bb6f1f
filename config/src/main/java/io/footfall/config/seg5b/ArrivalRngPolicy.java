package io.footfall.config.seg5b;

import io.footfall.config.PolicyViolation;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code arrival_rng_policy_5B} (rng.md section 1): engine, encodings, derivation and families. The
 * schema pins every constant; each drawing state looks its own families up.
 *
 * @param encoding how a key is hashed and cut
 * @param derivation what is hashed
 * @param families streams of the segment
 */
public record ArrivalRngPolicy(
    String policyId,
    String version,
    String rngEngine,
    int blockOutputsU64,
    String uniformLaw,
    int counterWidthBits,
    String wrapPolicy,
    Encoding encoding,
    Derivation derivation,
    List<Family> families)
    implements Serializable {

  public ArrivalRngPolicy {
    families = List.copyOf(families);
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < families.size(); i++) {
      if (!ids.add(families.get(i).familyId)) {
        throw new PolicyViolation(
            "/families/" + i + "/family_id", families.get(i).familyId, "an id not listed before");
      }
    }
  }

  /** The family of an id. */
  public Optional<Family> family(String familyId) {
    return families.stream().filter(f -> f.familyId.equals(familyId)).findFirst();
  }

  /** Bytes of text, lengths and seed; where key and counter lie in the digest. */
  public record Encoding(
      String stringEncoding,
      String uer,
      String seedEncoding,
      String hash,
      List<Integer> keyBytes,
      List<Integer> counterHiBytes,
      List<Integer> counterLoBytes)
      implements Serializable {
    public Encoding {
      keyBytes = List.copyOf(keyBytes);
      counterHiBytes = List.copyOf(counterHiBytes);
      counterLoBytes = List.copyOf(counterLoBytes);
    }
  }

  /**
   * What a key hashes.
   *
   * @param domainSep first text of every message
   */
  public record Derivation(String domainSep, List<String> requiredInputs, List<String> forbidInputs)
      implements Serializable {
    public Derivation {
      requiredInputs = List.copyOf(requiredInputs);
      forbidInputs = List.copyOf(forbidInputs);
    }
  }

  /**
   * One family of streams.
   *
   * @param familyId hashed into every key
   * @param module state that draws from it
   * @param substreamLabel name in trace and events
   * @param domainKeyLaw shape of its keys
   * @param drawsU64Law how many words a key gives
   */
  public record Family(
      String familyId,
      String module,
      String substreamLabel,
      String domainKeyLaw,
      DrawsLaw drawsU64Law)
      implements Serializable {}

  /**
   * How many words a key gives; which fields are present follows from the kind.
   *
   * @param kind {@code box_muller_u2_vector}, {@code by_count_law} or {@code fixed}
   */
  public record DrawsLaw(
      String kind,
      Integer uniformsPerNormal,
      String latentDims,
      Integer whenLambdaZero,
      Map<String, Integer> laws,
      Integer draws,
      String per)
      implements Serializable {
    public DrawsLaw {
      laws = laws == null ? null : Map.copyOf(laws);
    }
  }
}
