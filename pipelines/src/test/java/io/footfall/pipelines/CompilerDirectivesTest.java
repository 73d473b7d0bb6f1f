package io.footfall.pipelines;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class CompilerDirectivesTest {
  private static final Path FILE = Path.of("../runners/dist/compiler-directives.json");
  private static final List<Path> SOURCES =
      List.of(Path.of("../coders/src/main/java"), Path.of("../transforms/src/main/java"));

  @TempDir Path dir;

  @Test
  @EnabledIfSystemProperty(named = "java.vm.name", matches = ".*HotSpot.*|OpenJDK.*")
  void theMachineTakesTheFile() throws IOException {
    assertThat(
        CompilerDirectives.add(FILE.toAbsolutePath().toString()),
        containsString("1 compiler directives added"));
    Path broken = Files.writeString(dir.resolve("broken.json"), "[{match: [\"a/b.c\"]");
    assertThat(CompilerDirectives.add(broken.toString()), containsString("failed"));
  }

  /** A class that was renamed or moved would be optimised again, and nobody would see it. */
  @Test
  void everyPatternOfOursMeetsAClassAndItsMethod() throws IOException {
    Matcher patterns =
        Pattern.compile("\"(io/footfall/[^\"]*?)/([^/\"]*)\\.([^\".]+)\"")
            .matcher(Files.readString(FILE));
    List<String> strangers = new ArrayList<>();
    int seen = 0;
    for (; patterns.find(); seen++) {
      boolean met = false;
      for (Path sources : SOURCES) {
        met |= meets(sources.resolve(patterns.group(1)), patterns.group(2), patterns.group(3));
      }
      if (!met) {
        strangers.add(patterns.group());
      }
    }
    assertThat(strangers, empty());
    assertThat(seen, greaterThan(10));
  }

  private static boolean meets(Path folder, String type, String method) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    Pattern name = Pattern.compile(type.replace("*", ".*") + "\\.java");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (name.matcher(file.getFileName().toString()).matches()
            && (method.equals("*")
                || Arrays.asList(Files.readString(file).split("\\W+")).contains(method))) {
          return true;
        }
      }
    }
    return false;
  }
}
