package io.footfall.transforms.world.places;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** SOURCES.md, written by hand, names the rows and the digest of each table as shipped. */
class SourcesTest {
  private static final String SOURCES = "/io/footfall/transforms/world/SOURCES.md";

  static Stream<Arguments> tables() {
    return Stream.of(
        Arguments.of("world-cities.tsv.gz", Cities.load().all().size(), Cities.load().sha256()),
        Arguments.of(
            "mcc.tsv",
            MerchantCategories.load().codes().size(),
            MerchantCategories.load().sha256()),
        Arguments.of(
            "country-economy.tsv",
            CountryEconomy.load().gdpBuckets().size(),
            CountryEconomy.load().sha256()),
        Arguments.of(
            "tz-links.tsv", ZoneLinks.load().canonicalByAlias().size(), ZoneLinks.load().sha256()));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void tableIsTheDocumentedOne(String name, int rows, String sha256) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SourcesTest.class.getResourceAsStream(SOURCES), SOURCES)) {
      String page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(page, containsString("| `" + name + "` | " + rows + " | `" + sha256 + "` |"));
    }
  }
}
