package io.footfall.pipelines.sql;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.pipelines.TinyRun;
import io.footfall.transforms.json.JsonDocuments;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * DuckDB in UTC over the Parquet files of a run, and the checks of one of its bundles to compare
 * with. In statements and queries {@code @dataset} stands for the rows of a table.
 */
public final class RunSql implements AutoCloseable {
  /**
   * Countries that rest on Friday and Saturday, in parentheses, from CLDR weekData: a list apart
   * from those of the policies on purpose, so that an error in theirs is seen.
   */
  public static final String REST_ON_FRIDAY =
      "('BH', 'DZ', 'EG', 'IL', 'IQ', 'JO', 'KW', 'LY', 'OM', 'QA', 'SA', 'SD', 'SY', 'YE')";

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

  /** A value made of one row of a result. */
  public interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** What is tried on tables and undone. */
  public interface Trial {
    void run() throws SQLException;
  }

  /** A run; its checks are not asked for. */
  public static RunSql of(TinyRun run) throws SQLException {
    return surfaces(run);
  }

  /** A run and the bundle of its surfaces. */
  public static RunSql surfaces(TinyRun run) throws SQLException {
    return new RunSql(run, "5A/validation");
  }

  /** A run and the bundle of its arrivals. */
  public static RunSql arrivals(TinyRun run) throws SQLException {
    return new RunSql(run, "5B/validation/seed=" + TinyRun.SEED);
  }

  /** The rows of a table of a run, to stand after {@code from}. */
  public static String rows(TinyRun run, String dataset) {
    return "read_parquet('" + run.parts(dataset) + "', hive_partitioning = false)";
  }

  private String text(String statement) {
    return DATASET
        .matcher(statement)
        .replaceAll(found -> Matcher.quoteReplacement(rows(run, found.group(1))));
  }

  /** Makes a table of each dataset, named like it without the segment at its end. */
  public void load(List<String> datasets) throws SQLException {
    for (String dataset : datasets) {
      execute("create table " + dataset.replaceAll("_(5A|5B|3B)$", "") + " as from @" + dataset);
    }
  }

  /** Runs a statement. */
  public void execute(String statement) throws SQLException {
    try (Statement sql = db.createStatement()) {
      sql.execute(text(statement));
    }
  }

  /** All rows of a query, in its order. */
  public <T> List<T> query(String query, Row<T> reader) throws SQLException {
    List<T> found = new ArrayList<>();
    try (Statement sql = db.createStatement();
        ResultSet row = sql.executeQuery(text(query))) {
      while (row.next()) {
        found.add(reader.of(row));
      }
    }
    return found;
  }

  /** The one number of a query. */
  public long number(String query) throws SQLException {
    return query(query, row -> row.getLong(1)).get(0);
  }

  /** Tries something; the tables are as before when it ends. */
  public void undo(Trial trial) throws SQLException {
    db.setAutoCommit(false);
    try {
      trial.run();
    } finally {
      db.rollback();
      db.setAutoCommit(true);
    }
  }

  /** The one value of a query; fails where it is null. */
  public double value(String query) throws SQLException {
    try (Statement sql = db.createStatement();
        ResultSet row = sql.executeQuery("select (" + text(query) + ")::double")) {
      row.next();
      double value = row.getDouble(1);
      assertThat(query, row.wasNull(), is(false));
      return value;
    }
  }

  /** First result of a check as the bundle has it. */
  public JsonNode check(String id) throws IOException {
    return JsonDocuments.read(checks.resolve(id + ".json").toString()).path("results").path(0);
  }

  @Override
  public void close() throws SQLException {
    db.close();
  }
}
