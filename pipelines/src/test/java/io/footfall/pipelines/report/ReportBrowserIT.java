package io.footfall.pipelines.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.pipelines.TinyRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The report in a browser: nothing fetched, no complaint, every chart drawn, nothing wider than the
 * window, both colour schemes. Screenshots go below {@code target/report-screenshots/}.
 */
class ReportBrowserIT {
  private static final Path SHOTS = Path.of("target", "report-screenshots");

  private static final String NO_BROWSER =
      "no Chromium, so nobody looks at the page; install one or name it by -Dchrome=PATH or CHROME";

  /** Charts, with the number of different pixels in a sparse grid of each. */
  private static final String CHARTS =
      """
      Array.from(document.querySelectorAll('[data-chart]')).map(function (e) {
        var canvas = e.querySelector('canvas');
        var box = e.getBoundingClientRect();
        var seen = {};
        if (canvas) {
          var pixels = canvas.getContext('2d')
              .getImageData(0, 0, canvas.width, canvas.height).data;
          for (var i = 0; i < pixels.length; i += 4 * 7) {
            seen[pixels[i] + ',' + pixels[i + 1] + ',' + pixels[i + 2] + ',' + pixels[i + 3]] = 1;
          }
        }
        return {id: e.getAttribute('data-chart'), width: box.width, height: box.height,
            left: box.left, right: box.right, colours: Object.keys(seen).length};
      })
      """;

  @TempDir static Path dir;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    var program = Browser.find();
    if (program.isPresent()) {
      browser = new Browser(program.get(), dir.resolve("profile"));
      Files.createDirectories(SHOTS);
    } else {
      System.out.println("ReportBrowserIT skipped: " + NO_BROWSER);
    }
  }

  @BeforeEach
  void needsABrowser() {
    assumeTrue(browser != null, NO_BROWSER);
  }

  @AfterAll
  static void stop() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest(name = "{0} wide, dark {1}")
  @CsvSource({"360,false", "360,true", "1280,false", "1280,true"})
  void everyChartIsDrawnAndNothingIsFetched(int width, boolean dark) throws Exception {
    Path page = SHOTS.resolve("tiny.html");
    ReportIT.report(TinyRun.shared().root(), page);
    browser.open(page, width, 900, dark);
    JsonNode charts = browser.evaluate(CHARTS);
    String name = "tiny-" + width + (dark ? "-dark" : "-light");
    Files.write(SHOTS.resolve(name + ".png"), browser.screenshot());

    assertThat(browser.complaints(), is(empty()));
    assertThat(browser.requests(), equalTo(List.of(page.toAbsolutePath().toUri().toString())));
    assertThat(charts.size(), is(13));
    for (JsonNode chart : charts) {
      String id = chart.path("id").asText();
      assertThat(id, chart.path("width").asDouble(), greaterThan(280.0));
      assertThat(id, chart.path("right").asDouble(), lessThanOrEqualTo((double) width));
      assertThat(id, chart.path("height").asDouble(), greaterThan(100.0));
      assertThat(id, chart.path("colours").asInt(), greaterThan(8));
    }
    assertThat(
        browser.evaluate("document.documentElement.scrollWidth").asInt(), lessThanOrEqualTo(width));
    double background =
        browser
            .evaluate("Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])")
            .asDouble();
    assertThat(background < 128, is(dark));
  }

  @Test
  void aTableStandsBehindEveryChart() throws Exception {
    Path page = SHOTS.resolve("tiny.html");
    ReportIT.report(TinyRun.shared().root(), page);
    browser.open(page, 1280, 900, false);
    JsonNode without =
        browser.evaluate(
            "Array.from(document.querySelectorAll('[data-chart]')).filter(function (e) {"
                + " return e.closest('section').querySelectorAll('details td').length === 0;"
                + "}).map(function (e) { return e.getAttribute('data-chart'); })");
    assertThat(without.toString(), is("[]"));
  }

  /** With every table open, only tables scroll sideways. */
  @ParameterizedTest(name = "{0} wide")
  @ValueSource(ints = {360, 1280})
  void openTablesStayInsideThePage(int width) throws Exception {
    Path page = SHOTS.resolve("tiny.html");
    ReportIT.report(TinyRun.shared().root(), page);
    browser.open(page, width, 900, false);
    browser.evaluate(
        "document.querySelectorAll('details').forEach(function (d) { d.open = true })");
    Files.write(SHOTS.resolve("tiny-" + width + "-open.png"), browser.screenshot());
    assertThat(browser.complaints(), is(empty()));
    assertThat(
        browser.evaluate("document.documentElement.scrollWidth").asInt(), lessThanOrEqualTo(width));
  }

  @Test
  void textsOfARunRunNothing() throws Exception {
    Path page = dir.resolve("hostile.html");
    Files.writeString(page, HostilePage.html());
    browser.open(page, 360, 900, false);
    assertThat(browser.complaints(), is(empty()));
    assertThat(browser.evaluate("String(window.harmed)").asText(), is("undefined"));
    assertThat(browser.evaluate("document.querySelectorAll('img').length").asInt(), is(0));
    assertThat(browser.evaluate("document.querySelectorAll('canvas').length").asInt(), is(1));
  }

  /** The policy forbids what an injected script would need. */
  @Test
  void anInjectedScriptIsRefusedByThePolicy() throws Exception {
    Path page = dir.resolve("injected.html");
    String html = HostilePage.html();
    Files.writeString(page, html.replace("</main>", "<script>window.harmed = 1</script></main>"));
    browser.open(page, 360, 900, false);
    assertThat(browser.evaluate("String(window.harmed)").asText(), is("undefined"));
    assertThat(browser.complaints().toString().contains("Content Security Policy"), is(true));
  }
}
