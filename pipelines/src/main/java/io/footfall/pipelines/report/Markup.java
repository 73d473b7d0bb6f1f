package io.footfall.pipelines.report;

/**
 * HTML under construction. Texts and attribute values are escaped; names come from this program.
 */
final class Markup {
  private static final int LONGEST = 400;

  private final StringBuilder html = new StringBuilder(1 << 16);

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn; a pair with a null value is left out
   */
  Markup open(String element, String... attributes) {
    html.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      if (attributes[i + 1] != null) {
        html.append(' ').append(attributes[i]).append("=\"").append(escaped(attributes[i + 1]));
        html.append('"');
      }
    }
    html.append('>');
    return this;
  }

  Markup close(String element) {
    html.append("</").append(element).append('>');
    if (!element.equals("td") && !element.equals("th") && !element.equals("span")) {
      html.append('\n');
    }
    return this;
  }

  /** A text. */
  Markup text(String text) {
    html.append(escaped(text));
    return this;
  }

  /** An element that holds a text. */
  Markup leaf(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close(element);
  }

  /** Markup, script or style that this program wrote itself. */
  Markup raw(String trusted) {
    html.append(trusted);
    return this;
  }

  /**
   * A text that is safe anywhere in HTML: markup escaped, control and direction characters shown as
   * U+FFFD, long texts cut.
   */
  static String escaped(String text) {
    return plain(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** The same text without what is invisible or changes the direction of its neighbours. */
  static String plain(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    StringBuilder safe = new StringBuilder(cut.length());
    for (int i = 0; i < cut.length(); i++) {
      char c = cut.charAt(i);
      boolean hidden =
          Character.isISOControl(c)
              || c >= '\u200b' && c <= '\u200f'
              || c >= '\u2028' && c <= '\u202e'
              || c >= '\u2060' && c <= '\u206f'
              || c == '\ufeff'
              || Character.isSurrogate(c);
      safe.append(hidden ? '\ufffd' : c);
    }
    return safe.toString();
  }

  @Override
  public String toString() {
    return html.toString();
  }
}
