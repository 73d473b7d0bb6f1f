package io.footfall.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * One of the processes of {@link DuckDbWriters}. Loads its parts, says {@code ready}, waits for a
 * line, copies, and says {@code done} with rows, bytes and CPU seconds.
 */
final class DuckDbProcess {
  private DuckDbProcess() {}

  public static void main(String[] args) throws SQLException, IOException {
    Path file = Path.of(args[0] + ".parquet");
    String parts =
        Arrays.stream(args).skip(1).map(p -> "'" + p + "'").collect(Collectors.joining(", "));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + args[0] + ".db");
        Statement sql = connection.createStatement()) {
      sql.execute("set threads = 1");
      sql.execute("set preserve_insertion_order = true");
      sql.execute("create table arrivals as select * from read_parquet([" + parts + "])");
      long rows;
      try (ResultSet count = sql.executeQuery("select count(*) from arrivals")) {
        count.next();
        rows = count.getLong(1);
      }
      System.out.println("ready");
      if (System.in.read() < 0) {
        return;
      }
      Meter meter = new Meter();
      sql.execute("copy arrivals to '" + file + "' (format parquet, compression zstd)");
      Sample sample = meter.stop(rows, Files.size(file));
      System.out.println("done " + rows + " " + sample.bytes() + " " + sample.cpuSeconds());
    }
  }
}
