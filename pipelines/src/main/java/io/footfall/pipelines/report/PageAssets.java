package io.footfall.pipelines.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Script and style of the page, and the policy under which a browser runs nothing else. */
final class PageAssets {
  /** Apache ECharts, from its WebJar on the class path. */
  private static final String CHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

  private PageAssets() {}

  /** Scripts in order: the chart library, then what draws this page's charts. */
  static List<String> scripts() throws IOException {
    return List.of(inline(resource(CHARTS)), inline(resource("report.js")));
  }

  /** The style sheet. */
  static String style() throws IOException {
    return resource("report.css");
  }

  /** A policy that lets these scripts and this style run, and nothing be fetched or sent. */
  static String policy(List<String> scripts, String style) {
    return "default-src 'none'; script-src "
        + scripts.stream().map(PageAssets::hash).collect(Collectors.joining(" "))
        + "; style-src "
        + hash(style)
        + "; img-src data:; base-uri 'none'; form-action 'none'";
  }

  /** A script that may stand between script tags. */
  private static String inline(String script) {
    if (script.toLowerCase(java.util.Locale.ROOT).contains("</script")) {
      throw new IllegalStateException("a script ends its own element");
    }
    return script;
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = PageAssets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }
}
