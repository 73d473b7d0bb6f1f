package io.footfall.config;

import io.footfall.contracts.FailureCode;
import io.footfall.contracts.FootfallException;
import io.footfall.contracts.yaml.StrictYaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * One complete set of policy files: the bundled base, replaced file by file by the preset's
 * overlay, replaced file by file by {@code --config-dir}.
 */
public final class ResolvedConfig {
  /** Names of the presets, smallest world first. */
  public static final List<String> PRESETS =
      List.of("tiny", "small", "medium", "reference", "skew");

  private static final FailureCode DIRECTORY = new FailureCode("CONFIG", "DIRECTORY_INVALID");
  private static final FailureCode ABSENT = new FailureCode("CONFIG", "FILE_MISSING");

  private final Map<PolicyFile, byte[]> bytes = new EnumMap<>(PolicyFile.class);
  private final Map<PolicyFile, String> shownAs = new EnumMap<>(PolicyFile.class);
  private final Map<PolicyFile, Object> parsed = new ConcurrentHashMap<>();

  private ResolvedConfig() {}

  /**
   * Loads and overlays; parses nothing yet.
   *
   * @param preset one of {@link #PRESETS}
   * @param configDir directory with files at their {@link PolicyFile#path()}, or null
   * @throws FootfallException {@code CONFIG.DIRECTORY_INVALID} for an unreadable directory or a
   *     file in it that is no policy or too large for one, {@code CONFIG.FILE_MISSING} for a policy
   *     found nowhere
   */
  public static ResolvedConfig load(String preset, Path configDir) {
    if (!PRESETS.contains(preset)) {
      throw new FootfallException(
          new FailureCode("CLI", "SCALE_UNKNOWN"),
          "found scale " + preset + "; expected one of " + PRESETS,
          "Choose one of these scales.");
    }
    ResolvedConfig config = new ResolvedConfig();
    for (PolicyFile policy : PolicyFile.values()) {
      byte[] base = bundled(policy.path());
      byte[] overlay = bundled("world/presets/" + preset + "/" + policy.path());
      if (base != null || overlay != null) {
        boolean fromPreset = overlay != null;
        config.bytes.put(policy, fromPreset ? overlay : base);
        config.shownAs.put(
            policy,
            "config/" + (fromPreset ? "world/presets/" + preset + "/" : "") + policy.path());
      }
    }
    if (configDir != null) {
      config.override(configDir);
    }
    for (PolicyFile policy : PolicyFile.values()) {
      if (!config.bytes.containsKey(policy)) {
        throw new FootfallException(
            ABSENT, "found no file " + policy.path(), "Add the file to the config directory.");
      }
    }
    return config;
  }

  /**
   * This set with a world of another size; the file is the same but for two numbers.
   *
   * @param merchants merchants of the universe
   * @param withOutlets those that trade
   */
  public ResolvedConfig resized(int merchants, int withOutlets) {
    ResolvedConfig config = new ResolvedConfig();
    config.bytes.putAll(bytes);
    config.shownAs.putAll(shownAs);
    byte[] world =
        StrictYaml.replace(
            shownAs.get(PolicyFile.WORLD),
            bytes.get(PolicyFile.WORLD),
            Map.of(
                "/merchants/count",
                String.valueOf(merchants),
                "/merchants/with_outlets",
                String.valueOf(withOutlets)));
    config.bytes.put(PolicyFile.WORLD, world);
    return config;
  }

  /** Where a complete set of policy files is read from. */
  @FunctionalInterface
  public interface PolicySource {
    /** Bytes of the file at {@link PolicyFile#path()}. */
    byte[] read(String path) throws IOException;
  }

  /**
   * The set a run root has published: every file from there, nothing bundled, parsed later.
   *
   * @param folder where the files lie, as messages shall show it, with trailing '/'
   * @throws FootfallException {@code CONFIG.FILE_MISSING} for a policy that cannot be read
   */
  public static ResolvedConfig published(String folder, PolicySource files) {
    ResolvedConfig config = new ResolvedConfig();
    for (PolicyFile policy : PolicyFile.values()) {
      try {
        config.bytes.put(policy, files.read(policy.path()));
        config.shownAs.put(policy, folder + policy.path());
      } catch (IOException e) {
        throw new FootfallException(
            ABSENT,
            folder + policy.path() + ": " + e.getMessage(),
            "Restore the file, or run the world of this root again.",
            e);
      }
    }
    return config;
  }

  private static byte[] bundled(String path) {
    try (InputStream in = ResolvedConfig.class.getResourceAsStream("files/" + path)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void override(Path dir) {
    try (Stream<Path> walk = Files.walk(dir, 8)) {
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        String relative = dir.relativize(file).toString().replace('\\', '/');
        PolicyFile policy =
            Arrays.stream(PolicyFile.values())
                .filter(p -> p.path().equals(relative))
                .findFirst()
                .orElseThrow(
                    () ->
                        new FootfallException(
                            DIRECTORY,
                            file + ": not the path of any policy",
                            "Remove it, or name it like a file below config/."));
        bytes.put(policy, small(file));
        shownAs.put(policy, file.toString());
      }
    } catch (IOException | UncheckedIOException e) {
      throw new FootfallException(
          DIRECTORY,
          dir + ": " + e,
          "Give --config-dir a readable directory laid out like config/.",
          e);
    }
  }

  private static byte[] small(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] read = in.readNBytes(StrictYaml.MAX_BYTES + 1);
      if (read.length > StrictYaml.MAX_BYTES) {
        throw new FootfallException(
            DIRECTORY,
            file
                + ": found "
                + Files.size(file)
                + " bytes; expected at most "
                + StrictYaml.MAX_BYTES,
            "Give a policy file; none is that large.");
      }
      return read;
    }
  }

  /** Bytes of the file that won. */
  public byte[] bytes(PolicyFile policy) {
    return bytes.get(policy).clone();
  }

  /** One policy as its record, parsed once, or as a JSON tree of the caller's own. */
  public <T> T read(PolicyFile policy, Class<T> type) {
    if (!type.isRecord()) {
      return parse(policy, type);
    }
    Object known = parsed.get(policy);
    if (!type.isInstance(known)) {
      known = parse(policy, type);
      parsed.put(policy, known);
    }
    return type.cast(known);
  }

  /**
   * The refusal of a policy for what other files or the world say of it.
   *
   * @param pointer field, as a JSON pointer
   * @param what value and allowed range, in words
   */
  public FootfallException violation(PolicyFile policy, String pointer, String what) {
    return PolicyReader.violation(policy, shownAs.get(policy), bytes.get(policy), pointer, what);
  }

  private <T> T parse(PolicyFile policy, Class<T> type) {
    return PolicyReader.read(policy, shownAs.get(policy), bytes.get(policy), type);
  }

  /** Relative path to bytes of all files of a class, ascending by path. */
  public Map<String, byte[]> files(PolicyClass policyClass) {
    Map<String, byte[]> files = new TreeMap<>();
    bytes.forEach(
        (policy, content) -> {
          if (policy.policyClass() == policyClass) {
            files.put(policy.path(), content);
          }
        });
    return Collections.unmodifiableMap(files);
  }

  /** Hash of all law policies (DECISIONS 1.2). */
  public String parameterHash() {
    return ParameterHash.ofFiles(files(PolicyClass.LAW));
  }
}
