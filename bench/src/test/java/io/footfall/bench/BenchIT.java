package io.footfall.bench;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The benchmark on few rows: every contender runs and tells of all rows. Judges no speed. */
class BenchIT {
  @Test
  void everyContenderWritesEveryRow() throws Exception {
    StringWriter said = new StringWriter();
    CommandLine line = new CommandLine(new BenchCommand()).setOut(new PrintWriter(said));
    assertThat(line.execute("--rows", "1.5e6", "--rounds", "1", "--json"), is(0));
    List<String> lines = said.toString().lines().toList();
    JsonNode json = new ObjectMapper().readTree(lines.get(lines.size() - 1));
    long rows = json.required("s4_direct_rows").asLong();
    for (String key :
        List.of(
            "s4_direct",
            "s4_flink",
            "ceiling_columns",
            "ceiling_rows",
            "writer_columns",
            "duckdb",
            "kernel",
            "naive_parquetio")) {
      assertThat(key, json.required(key + "_rows_per_s").asDouble(), greaterThan(0.0));
      assertThat(key, json.required(key + "_rows_per_cpu_s").asDouble(), greaterThan(0.0));
      assertThat(key, json.required(key + "_rows").asDouble(), closeTo(rows, 64));
    }
    double size = json.required("s4_direct_bytes_per_row").asDouble();
    assertThat(json.required("s4_flink_bytes_per_row").asDouble(), is(size));
    assertThat(json.required("ceiling_columns_bytes_per_row").asDouble(), is(size));
    assertThat(json.required("writer_columns_bytes_per_row").asDouble(), closeTo(size, 0.5));
  }
}
