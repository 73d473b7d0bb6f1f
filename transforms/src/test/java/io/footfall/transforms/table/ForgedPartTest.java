package io.footfall.transforms.table;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.coders.PartFile;
import io.footfall.coders.SealedTable;
import io.footfall.contracts.Contracts;
import io.footfall.contracts.DatasetContract;
import io.footfall.contracts.Partition;
import io.footfall.contracts.RunIdentity;
import io.footfall.transforms.parquet.ParquetSchemas;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Sound Parquet files by another writer, under a manifest that names their digest, that are not
 * what the contract says: each is refused with its path and what was found, never with a bug.
 */
class ForgedPartTest {
  private static final DatasetContract TABLE = Contracts.get("s1_site_weights");
  private static final int ROWS = 3;

  /** Writes the name of any codec into the footer and the bytes as they are. */
  private static final class NamedOnly implements CompressionCodecFactory {
    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
      return new BytesInputCompressor() {
        @Override
        public BytesInput compress(BytesInput bytes) {
          return bytes;
        }

        @Override
        public CompressionCodecName getCodecName() {
          return codec;
        }

        @Override
        public void release() {}
      };
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void release() {}
  }

  @TempDir Path dir;

  @BeforeEach
  void fileSystems() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  private static MessageType schema(String column, PrimitiveTypeName instead) {
    List<Type> fields = new ArrayList<>();
    for (Type field : ParquetSchemas.of(TABLE).getFields()) {
      if (!field.getName().equals(column)) {
        fields.add(field);
      } else if (instead != null) {
        var type = Types.primitive(instead, Type.Repetition.REQUIRED);
        fields.add(
            (instead == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY ? type.length(8) : type)
                .named(column));
      }
    }
    return new MessageType(TABLE.id(), fields);
  }

  private static void set(Group row, String name, PrimitiveTypeName type) {
    switch (type) {
      case INT32 -> row.add(name, 1);
      case INT64 -> row.add(name, 1L);
      case DOUBLE -> row.add(name, 0.5);
      case FLOAT -> row.add(name, 0.5f);
      case BOOLEAN -> row.add(name, true);
      case BINARY -> row.add(name, "NP");
      default -> row.add(name, org.apache.parquet.io.api.Binary.fromConstantByteArray(new byte[8]));
    }
  }

  private SealedTable seal(MessageType schema, CompressionCodecName codec, long claimed)
      throws IOException {
    Path part = dir.resolve("part-00000.parquet");
    Files.deleteIfExists(part);
    try (var writer =
        ExampleParquetWriter.builder(new LocalOutputFile(part))
            .withConf(new PlainParquetConfiguration())
            .withType(schema)
            .withCompressionCodec(codec)
            .withCodecFactory(new NamedOnly())
            .build()) {
      for (int i = 0; i < ROWS; i++) {
        Group row = new SimpleGroup(schema);
        for (Type field : schema.getFields()) {
          set(row, field.getName(), field.asPrimitiveType().getPrimitiveTypeName());
        }
        writer.write(row);
      }
    }
    byte[] bytes = Files.readAllBytes(part);
    PartFile file =
        new PartFile(
            TABLE.id(),
            0,
            "part-00000.parquet",
            claimed,
            bytes.length,
            Storage.sha256(bytes),
            1,
            1);
    String hex = "0123456789abcdef".repeat(4);
    RunIdentity identity = new RunIdentity(42, hex, hex, hex.substring(32));
    byte[] manifest =
        new TableManifest(TABLE.id(), hex, List.of(file)).toJson(Partition.world(identity));
    Files.write(dir.resolve(TableManifest.NAME), manifest);
    return TableManifest.token(dir + "/");
  }

  private static int read(SealedTable table) throws IOException {
    String[] names = TABLE.columns().stream().map(c -> c.name()).toArray(String[]::new);
    int rows = 0;
    try (TableSlice slice = TableSlice.open(table, KeyRange.ALL, names)) {
      while (slice.next()) {
        rows++;
      }
    }
    return rows;
  }

  private void refused(SealedTable table, String what) {
    IOException e = assertThrows(IOException.class, () -> read(table));
    assertThat(e.getMessage(), allOf(containsString("part-00000.parquet"), containsString(what)));
  }

  @Test
  void theSoundTableIsRead() throws IOException {
    assertThat(read(seal(schema("", null), CompressionCodecName.UNCOMPRESSED, ROWS)), is(ROWS));
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "SNAPPY", "LZO", "BROTLI", "LZ4", "LZ4_RAW"})
  void otherCodecsAreRefused(CompressionCodecName codec) throws IOException {
    refused(seal(schema("", null), codec, ROWS), codec.name());
  }

  @Test
  void otherRowCountsThanTheManifestsAreRefused() throws IOException {
    for (long claimed : new long[] {1, ROWS - 1, ROWS + 1, Integer.MAX_VALUE}) {
      refused(
          seal(schema("", null), CompressionCodecName.UNCOMPRESSED, claimed),
          "found 3 rows; expected " + claimed);
    }
  }

  @Test
  void aMissingColumnIsRefused() throws IOException {
    for (String column : List.of("merchant_id", "p_weight", "legal_country_iso")) {
      refused(
          seal(schema(column, null), CompressionCodecName.UNCOMPRESSED, ROWS),
          "no flat column " + column);
    }
  }

  @ParameterizedTest
  @EnumSource
  void columnsOfAnotherTypeAreRefused(PrimitiveTypeName type) throws IOException {
    for (String column : List.of("merchant_id", "p_weight", "legal_country_iso", "site_order")) {
      PrimitiveTypeName own =
          ParquetSchemas.of(TABLE).getType(column).asPrimitiveType().getPrimitiveTypeName();
      if (type != own && type != PrimitiveTypeName.INT96) {
        refused(
            seal(schema(column, type), CompressionCodecName.UNCOMPRESSED, ROWS),
            "column " + column + ": found " + type + "; expected " + own);
      }
    }
  }
}
