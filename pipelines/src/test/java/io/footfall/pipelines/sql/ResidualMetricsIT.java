package io.footfall.pipelines.sql;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.config.PolicyFile;
import io.footfall.pipelines.DiffTrial;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A2, A2_MEAN and A2_TAIL by SQL, the tail's law by {@link MixedPoisson}. No class of a tiny run
 * has the 20,000 rows they ask for, so in this one a single row will do.
 */
class ResidualMetricsIT {
  private static final double DEVIATIONS = 4;

  /** What the published expectation may be off, relative (docs/realism.md). */
  private static final double ALLOWED = 0.002;

  /** Threshold lambda + 4 sd up to which that holds for every row. */
  private static final double COUNTED = 512;

  @TempDir static Path dir;
  private static RunSql db;

  /** Table r: rows with lambda l of one at least, residual z and threshold t. */
  @BeforeAll
  static void load() throws IOException, SQLException {
    db =
        RunSql.arrivals(
            DiffTrial.edited(
                dir, PolicyFile.VALIDATION_5B, "count_min_rows: 20000", "count_min_rows: 1"));
    db.execute(
        "create table r as select demand_class, kappa, l, (count_N - l) / sd z, l + 4 * sd t from"
            + " (select *, lambda_realised l, sqrt(l + l * l / kappa) sd from"
            + " @s3_bucket_counts_5B) join @s1_grouping_5B using (merchant_id,"
            + " zone_representation, channel_group) where l >= 1");
  }

  @AfterAll
  static void close() throws SQLException {
    db.close();
  }

  /** Corridors are wider than the policy's least, so each goes by its own error alone. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          A2; select arg_max(v, abs(v - 1) / e) from (select var_pop(z) v, sqrt((avg(z ** 4) - avg(z * z) ** 2) / count(*)) e from r group by demand_class)
          A2_MEAN; select arg_max(m, abs(m) * sqrt(n)) from (select avg(z) m, count(*) n from r group by demand_class)
          """)
  void momentsAreThoseOfTheFiles(String id, String query) throws IOException, SQLException {
    assertThat(db.check(id).path("value").doubleValue(), closeTo(db.value(query), 1e-9));
  }

  /** A class: rows, those beyond four deviations, and how many of them its law expects. */
  private record Tail(long rows, long beyond, double expected) {
    static Tail of(ResultSet row) throws SQLException {
      MixedPoisson law = new MixedPoisson(row.getDouble(1));
      double expected = 0;
      for (Object lambda : (Object[]) row.getArray(4).getArray()) {
        expected += law.outside((Double) lambda, DEVIATIONS);
      }
      return new Tail(row.getLong(2), row.getLong(3), expected);
    }

    /**
     * By the cube root of Wilson and Hilferty, right to 0.2, were so many times as many expected.
     */
    double z(double times) {
      double mean = times * expected;
      double n = beyond > mean ? beyond : beyond + 1;
      double z = 3 * Math.sqrt(n) * (1 - 1 / (9 * n) - Math.cbrt(mean / n));
      return beyond > mean ? Math.max(z, 0) : Math.min(z, 0);
    }

    /** The normal that is as rarely as far off as a Poisson count comes to as many, or as few. */
    double exact() {
      PoissonDistribution count = PoissonDistribution.of(expected);
      NormalDistribution normal = NormalDistribution.of(0, 1);
      int n = (int) beyond;
      return beyond > expected
          ? normal.inverseSurvivalProbability(count.survivalProbability(n - 1))
          : normal.inverseCumulativeProbability(count.cumulativeProbability(n));
    }
  }

  @Test
  void residualsBeyondFourAreAsManyAsTheLawGives() throws IOException, SQLException {
    assertThat(db.value("select max(t) from r"), lessThan(COUNTED));
    List<Tail> tails =
        db.query(
            "select kappa, count(*), count(*) filter (abs(z) > 4), list(l) from r group by"
                + " demand_class, kappa",
            Tail::of);
    JsonNode published = db.check("A2_TAIL");
    long rows = tails.stream().mapToLong(Tail::rows).sum();
    assertThat(published.path("support").longValue(), is(rows));
    // DECISIONS 7: one false alarm in 10,000 over the classes, on both sides.
    double bound = NormalDistribution.of(0, 1).inverseSurvivalProbability(1e-4 / 2 / tails.size());
    String[] corridor = published.path("corridor").textValue().split("[\\[\\], ]+");
    assertThat(Double.parseDouble(corridor[2]), closeTo(bound, 1e-6));
    Tail farthest =
        tails.stream().max(Comparator.comparingDouble(t -> Math.abs(t.z(1)))).orElseThrow();
    // z falls as more are expected: room of about 0.002 sqrt(expected) to both sides.
    assertThat(
        published.path("value").doubleValue(),
        allOf(greaterThan(farthest.z(1 + ALLOWED)), lessThan(farthest.z(1 - ALLOWED))));
    assertThat(farthest.exact(), closeTo(farthest.z(1), 0.2));
  }
}
