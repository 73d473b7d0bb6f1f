package io.footfall.pipelines.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page without a browser: escaping, policy, colours. */
class ReportPageTest {
  @Test
  void hostileTextsStayTexts() throws IOException {
    String html = HostilePage.html();
    // Everything but the two scripts and the style, which are this program's own.
    String ours = html.replaceAll("(?s)<script>.*?</script>|<style>.*?</style>", "");
    assertThat(ours, not(containsString("<img")));
    assertThat(ours, not(containsString("<script>window")));
    assertThat(ours, containsString("&lt;img src=x onerror=window.harmed=1&gt;"));
    assertThat(ours.indexOf('\u202e'), is(-1));
    assertThat(ours.indexOf('\u2028'), is(-1));
    assertThat(count(ours, "<script"), is(1));
    String data = ours.substring(ours.indexOf("id=\"data\">"), ours.lastIndexOf("</script>"));
    assertThat(data.indexOf('<'), is(-1));
  }

  private static int count(String text, String part) {
    return (text.length() - text.replace(part, "").length()) / part.length();
  }

  @Test
  void aFailedRunSaysSoFirst() throws IOException {
    String html = HostilePage.html();
    assertThat(html, containsString("1 check(s) failed."));
    assertThat(html, containsString("no data was read"));
  }

  @Test
  void nothingComesFromElsewhere() throws IOException {
    String html = HostilePage.html();
    String ours = html.replaceAll("(?s)<script>.*?</script>", "");
    assertThat(Pattern.compile("(src|href)=\"(?!#)").matcher(ours).find(), is(false));
    assertThat(ours, not(containsString("url(")));
    assertThat(ours, not(containsString("@import")));
  }

  @Test
  void thePolicyNamesTheDigestsOfScriptsAndStyle() throws Exception {
    String html = HostilePage.html();
    Matcher policy =
        Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\"").matcher(html);
    assertThat(policy.find(), is(true));
    assertThat(policy.group(1), containsString("default-src 'none'"));
    assertThat(policy.group(1), not(containsString("unsafe")));
    Matcher inline = Pattern.compile("(?s)<(script|style)>(.*?)</\\1>").matcher(html);
    int found = 0;
    while (inline.find()) {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(inline.group(2).getBytes(StandardCharsets.UTF_8));
      assertThat(
          policy.group(1),
          containsString("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'"));
      found++;
    }
    assertThat(found, is(3));
  }

  /** Contrast as WCAG 2.1 defines it: 4.5 for text, 3 for lines and symbols. */
  @Test
  void coloursCanBeReadInBothSchemes() throws IOException {
    String[] schemes = PageAssets.style().split("prefers-color-scheme: dark");
    for (String scheme : List.of(schemes[0], schemes[1])) {
      Map<String, String> colours = colours(scheme);
      for (String ground : List.of("page", "card")) {
        for (String ink : List.of("ink", "soft", "link")) {
          assertThat(ink, contrast(colours, ink, ground), greaterThanOrEqualTo(4.5));
        }
      }
      for (String badge : List.of("pass", "fail", "open", "none", "outside")) {
        assertThat(badge, contrast(colours, badge + "-ink", badge), greaterThanOrEqualTo(4.5));
      }
      for (int i = 1; i <= 6; i++) {
        assertThat("s" + i, contrast(colours, "s" + i, "card"), greaterThanOrEqualTo(3.0));
      }
    }
  }

  private static Map<String, String> colours(String css) {
    Map<String, String> colours = new HashMap<>();
    Matcher found = Pattern.compile("--([a-z0-9-]+): (#[0-9a-f]{6});").matcher(css);
    while (found.find()) {
      colours.putIfAbsent(found.group(1), found.group(2));
    }
    return colours;
  }

  private static double contrast(Map<String, String> colours, String ink, String ground) {
    double a = luminance(colours.get(ink));
    double b = luminance(colours.get(ground));
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String colour) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double c = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      sum += weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  @Test
  void numbersAreShort() {
    assertThat(Figure.number(0.12345), is("0.1235"));
    assertThat(Figure.number(1234567.0), is("1,234,567"));
    assertThat(Figure.number(1.5e-7), is("1.500e-07"));
    assertThat(Figure.number(Double.NaN), is("–"));
    assertThat(Figure.number(null), is("–"));
    assertThat(Figure.offset(345), is("UTC+05:45"));
    assertThat(Figure.offset(-210), is("UTC−03:30"));
  }
}
