package io.footfall.pipelines;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * One check of {@code spec/realism.md} section 2 in SQL over the published tables.
 *
 * @param id check id
 * @param law what must hold
 * @param query returns (support, violations)
 * @param corruption a statement after which the check must fail
 */
record SqlCheck(String id, String law, String query, String corruption) {

  /** Support and violations. */
  record Verdict(long support, long violations) {}

  Verdict evaluate(Connection db) throws SQLException {
    try (Statement statement = db.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return new Verdict(row.getLong(1), row.getLong(2));
    }
  }

  @Override
  public String toString() {
    return id + ": " + law;
  }
}
