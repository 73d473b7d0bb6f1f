package io.footfall.pipelines.sql;

import java.sql.SQLException;

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

  Verdict evaluate(RunSql db) throws SQLException {
    return db.query(query, row -> new Verdict(row.getLong(1), row.getLong(2))).get(0);
  }

  @Override
  public String toString() {
    return id + ": " + law;
  }
}
