package io.footfall.transforms.seg5b.rnglog;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class EventLinesTest {
  /** Gives the same letter for ever. */
  private static final class Endless extends Reader {
    @Override
    public int read(char[] into, int from, int length) {
      java.util.Arrays.fill(into, from, from + length, 'x');
      return length;
    }

    @Override
    public void close() {}
  }

  @Test
  void aLineThatDoesNotEndIsRefusedInBoundedMemory() {
    MalformedLog refused =
        assertThrows(MalformedLog.class, () -> EventLines.line(new Endless(), "events.jsonl"));
    assertThat(refused.getMessage(), containsString("events.jsonl: a line of more than 65536"));
  }

  @Test
  void linesEndWithTheirNewlineOrTheFile() throws IOException {
    String longest = "y".repeat(EventLines.MAX_LINE);
    Reader in = new StringReader("a\n\n" + longest + "\nb");
    assertThat(EventLines.line(in, "p"), is("a"));
    assertThat(EventLines.line(in, "p"), is(""));
    assertThat(EventLines.line(in, "p"), is(longest));
    assertThat(EventLines.line(in, "p"), is("b"));
    assertThat(EventLines.line(in, "p"), is(nullValue()));
  }
}
