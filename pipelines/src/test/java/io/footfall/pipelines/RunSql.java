package io.footfall.pipelines;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.transforms.json.JsonDocuments;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * DuckDB over the Parquet files of a run, and the checks of one of its bundles to compare with. In
 * statements {@code @dataset} stands for the rows of a table.
 */
final class RunSql implements AutoCloseable {
  private static final Pattern DATASET = Pattern.compile("@(\\w+)");

  private final TinyRun run;
  private final Path checks;
  private final Connection db;

  private RunSql(TinyRun run, String bundle) throws SQLException {
    this.run = run;
    this.checks =
        run.root()
            .resolve("data/layer2/" + bundle)
            .resolve("manifest_fingerprint=" + run.identity().manifestFingerprint())
            .resolve("checks");
    this.db = DriverManager.getConnection("jdbc:duckdb:");
    execute("set TimeZone = 'UTC'");
  }

  /** A run and the bundle of its surfaces. */
  static RunSql surfaces(TinyRun run) throws SQLException {
    return new RunSql(run, "5A/validation");
  }

  /** A run and the bundle of its arrivals. */
  static RunSql arrivals(TinyRun run) throws SQLException {
    return new RunSql(run, "5B/validation/seed=" + TinyRun.SEED);
  }

  /** Runs a statement. */
  void execute(String statement) throws SQLException {
    String text =
        DATASET
            .matcher(statement)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        "read_parquet('"
                            + run.parts(found.group(1))
                            + "', hive_partitioning = false)"));
    try (Statement sql = db.createStatement()) {
      sql.execute(text);
    }
  }

  /** The one value of a query; fails where it is null. */
  double value(String query) throws SQLException {
    try (Statement sql = db.createStatement();
        ResultSet row = sql.executeQuery("select (" + query + ")::double")) {
      row.next();
      double value = row.getDouble(1);
      assertThat(query, row.wasNull(), is(false));
      return value;
    }
  }

  /** First result of a check as the bundle has it. */
  JsonNode check(String id) throws IOException {
    return JsonDocuments.read(checks.resolve(id + ".json").toString()).path("results").path(0);
  }

  @Override
  public void close() throws SQLException {
    db.close();
  }
}
