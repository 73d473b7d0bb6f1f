package io.footfall.bench;

import io.footfall.contracts.Column;
import io.footfall.contracts.ColumnType;
import io.footfall.transforms.parquet.BytesVersion;
import io.footfall.transforms.parquet.ParquetSchemas;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** parquet-java's own writer, row by row: the ceiling of writers that are handed rows. */
final class RowsAlone extends WriterAlone {
  RowsAlone(BenchRun run, int threads) {
    super(run, threads);
  }

  @Override
  public String key() {
    return "ceiling_rows";
  }

  @Override
  public String what() {
    return "parquet-java's writer alone, row by row";
  }

  @Override
  Output open(BenchRun of, Path file) throws IOException {
    ParquetWriter<Row> writer =
        new Builder(new LocalOutputFile(file))
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .config("parquet.compression.codec.zstd.level", "" + BytesVersion.ZSTD_LEVEL)
            .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_2_0)
            .build();
    return new Output() {
      private final Row row = new Row();

      @Override
      public void write(ArrivalBatch batch) throws IOException {
        row.batch = batch;
        for (row.at = 0; row.at < batch.size(); row.at++) {
          writer.write(row);
        }
      }

      @Override
      public void finish() throws IOException {
        writer.close();
      }
    };
  }

  /** A row of a batch, moved on from one to the next. */
  private static final class Row {
    private ArrivalBatch batch;
    private int at;
  }

  @SuppressWarnings("deprecation") // parquet-java still makes the old overloads abstract
  private static final class Builder extends ParquetWriter.Builder<Row, Builder> {
    Builder(OutputFile file) {
      super(file);
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<Row> getWriteSupport(Configuration configuration) {
      return new Rows();
    }
  }

  @SuppressWarnings("deprecation")
  private static final class Rows extends WriteSupport<Row> {
    private static final List<Column> COLUMNS = ArrivalBatch.CONTRACT.columns();
    private final String[] lastText = new String[COLUMNS.size()];
    private final Binary[] lastBinary = new Binary[COLUMNS.size()];
    private RecordConsumer consumer;

    @Override
    public WriteContext init(Configuration configuration) {
      return new WriteContext(ParquetSchemas.of(ArrivalBatch.CONTRACT), Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer to) {
      consumer = to;
    }

    @Override
    public void write(Row row) {
      consumer.startMessage();
      for (int c = 0; c < COLUMNS.size(); c++) {
        if (!row.batch.isNull(c, row.at)) {
          String name = COLUMNS.get(c).name();
          consumer.startField(name, c);
          value(row, c, COLUMNS.get(c).type());
          consumer.endField(name, c);
        }
      }
      consumer.endMessage();
    }

    private void value(Row row, int c, ColumnType type) {
      switch (type) {
        case STRING -> consumer.addBinary(binary(c, row.batch.texts(c)[row.at]));
        case BOOLEAN -> consumer.addBoolean(row.batch.longs(c)[row.at] != 0);
        case INT32 -> consumer.addInteger((int) row.batch.longs(c)[row.at]);
        default -> consumer.addLong(row.batch.longs(c)[row.at]);
      }
    }

    private Binary binary(int c, String text) {
      if (text != lastText[c]) {
        lastText[c] = text;
        lastBinary[c] = Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8));
      }
      return lastBinary[c];
    }
  }
}
