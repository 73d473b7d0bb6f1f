package io.footfall.transforms.evidence;

import io.footfall.coders.PartFile;
import io.footfall.contracts.Partition;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** Parts of a table written again with the same values under another schema. */
public final class HandMadeParts {
  private HandMadeParts() {}

  /**
   * Gives a column another logical type in the only part of a table, and seals the table anew.
   *
   * @param folder folder of the table, with trailing '/'
   */
  public static void retype(
      String folder, Partition partition, String column, LogicalTypeAnnotation type)
      throws IOException {
    TableManifest manifest =
        TableManifest.parse(Storage.read(folder + TableManifest.NAME, 1 << 20));
    PartFile part = manifest.parts().get(0);
    Path file = Path.of(folder + part.name());
    Path other = Path.of(folder + "other");
    InputFile in = new LocalInputFile(file);
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
    try (ParquetFileReader reader = ParquetFileReader.open(in, options)) {
      MessageType schema = reader.getFileMetaData().getSchema();
      List<Type> fields = new ArrayList<>();
      for (Type field : schema.getFields()) {
        PrimitiveType.PrimitiveTypeName name = field.asPrimitiveType().getPrimitiveTypeName();
        fields.add(
            field.getName().equals(column)
                ? Types.primitive(name, field.getRepetition()).as(type).named(column)
                : field);
      }
      try (ParquetFileWriter writer =
          new ParquetFileWriter(
              new LocalOutputFile(other),
              new MessageType(schema.getName(), fields),
              ParquetFileWriter.Mode.CREATE,
              Long.MAX_VALUE,
              0,
              64,
              64,
              false)) {
        writer.start();
        reader.appendTo(writer);
        writer.end(Map.of());
      }
    }
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    PartFile sealed =
        new PartFile(
            part.dataset(),
            part.number(),
            part.name(),
            part.rows(),
            Files.size(file),
            Storage.sha256(folder + part.name()),
            part.firstMerchant(),
            part.lastMerchant());
    Files.write(
        Path.of(folder + TableManifest.NAME),
        new TableManifest(manifest.dataset(), manifest.planDigest(), List.of(sealed))
            .toJson(partition));
  }
}
