package io.footfall.contracts;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path below the run root with {@code {token}} places.
 *
 * @param text the template as the dictionary writes it
 */
public record PathTemplate(String text) {
  private static final Pattern TOKEN = Pattern.compile("\\{([a-z_]+)}");

  public PathTemplate {
    if (text.startsWith("/") || text.contains("..") || text.contains("\\")) {
      throw new IllegalArgumentException("Path template must stay below the run root: " + text);
    }
  }

  /**
   * Fills in every token.
   *
   * @throws IllegalArgumentException if a token has no value
   */
  public String resolve(Map<String, String> tokens) {
    Matcher m = TOKEN.matcher(text);
    StringBuilder out = new StringBuilder();
    while (m.find()) {
      String value = tokens.get(m.group(1));
      if (value == null) {
        throw new IllegalArgumentException("No value for {" + m.group(1) + "} in " + text);
      }
      m.appendReplacement(out, Matcher.quoteReplacement(value));
    }
    return m.appendTail(out).toString();
  }
}
