package io.footfall.pipelines.sql;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.footfall.config.PolicyFile;
import io.footfall.config.ResolvedConfig;
import io.footfall.pipelines.Footfall;
import io.footfall.pipelines.TinyRun;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code emit_local_timestamps: false}: wall clocks are null, every other column is that of a run
 * with them, and the validation passes.
 */
class NoLocalClocksIT {
  @TempDir Path dir;

  @Test
  void onlyTheWallClocksAreGone() throws Exception {
    Path config = dir.resolve("config");
    Path file = config.resolve(PolicyFile.LAYOUT.path());
    Files.createDirectories(file.getParent());
    String shipped =
        new String(
            ResolvedConfig.load("tiny", null).bytes(PolicyFile.LAYOUT), StandardCharsets.UTF_8);
    Files.writeString(
        file, shipped.replace("emit_local_timestamps: true", "emit_local_timestamps: false"));
    TinyRun without = TinyRun.make(dir, "--config-dir", config.toString());
    TinyRun with = TinyRun.shared();
    assertThat(count(events(without)), is(count(events(with))));
    assertThat(count(events(with) + " WHERE ts_local_primary IS NOT NULL"), is(greaterThan(0L)));
    assertThat(
        count(
            events(without)
                + " WHERE ts_local_primary IS NOT NULL OR ts_local_settlement IS NOT NULL"),
        is(0L));
    assertThat(count(events(without) + " WHERE utc_offset_minutes IS NULL"), is(0L));
    String rest = "SELECT * EXCLUDE (ts_local_primary, ts_local_operational, ts_local_settlement) ";
    String differ = "((%1$s %2$s EXCEPT ALL %1$s %3$s) UNION ALL (%1$s %3$s EXCEPT ALL %1$s %2$s))";
    assertThat(count("FROM " + String.format(differ, rest, events(without), events(with))), is(0L));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    int exit = Footfall.run(out, out, "verify", without.root().toString(), "--quiet");
    assertThat(said.toString(StandardCharsets.UTF_8), exit, is(0));
  }

  private static String events(TinyRun run) {
    return "FROM " + RunSql.rows(run, "arrival_events_5B");
  }

  private static long count(String from) throws SQLException {
    try (RunSql db = RunSql.of(TinyRun.shared())) {
      return db.number("SELECT count(*) " + from);
    }
  }
}
