package io.footfall.bench;

import io.footfall.contracts.Column;
import io.footfall.contracts.ColumnType;
import io.footfall.pipelines.launch.Launch;
import io.footfall.pipelines.launch.RunnerProfile;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.extensions.avro.coders.AvroGenericCoder;
import org.apache.beam.sdk.io.FileIO;
import org.apache.beam.sdk.io.parquet.ParquetIO;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * The naive way: one Beam element for each arrival, written by {@code ParquetIO}. On embedded
 * Flink, where that is many times faster than on the direct runner.
 */
final class NaiveParquetIo implements Contender {
  private static final Schema SCHEMA = schema();

  private final BenchRun run;
  private final Launch launch;

  NaiveParquetIo(BenchRun run, int threads) {
    this.run = run;
    this.launch = Launch.local(RunnerProfile.named("flink"), threads);
  }

  @Override
  public String key() {
    return "naive_parquetio";
  }

  @Override
  public String what() {
    return "one element a row through ParquetIO, runner flink";
  }

  private static Schema schema() {
    SchemaBuilder.FieldAssembler<Schema> fields =
        SchemaBuilder.record("arrival").namespace("io.footfall").fields();
    for (Column column : ArrivalBatch.CONTRACT.columns()) {
      fields =
          switch (column.type()) {
            case STRING -> fields.optionalString(column.name());
            case BOOLEAN -> fields.optionalBoolean(column.name());
            default -> fields.optionalLong(column.name());
          };
    }
    return fields.endRecord();
  }

  @Override
  public Sample run() throws IOException {
    Path scratch = run.scratch();
    String folder = run.arrivals().folder();
    List<String> parts =
        TableManifest.of(run.arrivals()).parts().stream().map(p -> folder + p.name()).toList();
    long rows = run.arrivals().rows();
    Meter meter = new Meter();
    Pipeline pipeline = Pipeline.create(launch.options("footfall-bench-naive"));
    pipeline
        .apply("Parts", Create.of(parts))
        .apply("Spread", Reshuffle.viaRandomKey())
        .apply("Rows", ParDo.of(new RowsFn()))
        .setCoder(AvroGenericCoder.of(SCHEMA))
        .apply(
            "Write",
            FileIO.<GenericRecord>write()
                .via(ParquetIO.sink(SCHEMA).withCompressionCodec(CompressionCodecName.ZSTD))
                .to(scratch + "/"));
    launch.runner().run(pipeline);
    Sample sample = meter.stop(rows, BenchRun.bytes(scratch));
    BenchRun.delete(scratch);
    return sample;
  }

  private static final class RowsFn extends DoFn<String, GenericRecord> {
    @ProcessElement
    public void process(@Element String part, OutputReceiver<GenericRecord> out)
        throws IOException {
      List<Column> columns = ArrivalBatch.CONTRACT.columns();
      try (ArrivalBatch batch = new ArrivalBatch(part)) {
        while (batch.next()) {
          for (int row = 0; row < batch.size(); row++) {
            GenericRecord record = new GenericData.Record(SCHEMA);
            for (int c = 0; c < columns.size(); c++) {
              record.put(c, value(batch, c, row, columns.get(c).type()));
            }
            out.output(record);
          }
        }
      }
    }

    private static Object value(ArrivalBatch batch, int c, int row, ColumnType type) {
      if (batch.isNull(c, row)) {
        return null;
      }
      return switch (type) {
        case STRING -> batch.texts(c)[row];
        case BOOLEAN -> batch.longs(c)[row] != 0;
        default -> batch.longs(c)[row];
      };
    }
  }
}
