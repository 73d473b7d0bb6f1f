package io.footfall.transforms.parquet;

import io.footfall.contracts.Column;
import io.footfall.contracts.DatasetContract;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** Derives the Parquet schema of a table from its contract, in this one place (DESIGN law 9). */
public final class ParquetSchemas {
  private ParquetSchemas() {}

  /** Message of the dataset; fields in contract order. */
  public static MessageType of(DatasetContract contract) {
    List<Type> fields = new ArrayList<>();
    for (Column column : contract.columns()) {
      fields.add(field(column));
    }
    return new MessageType(contract.id(), fields);
  }

  /** Schema in the footer of a file; closes the channel. */
  public static MessageType read(SeekableByteChannel channel) throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
    try (ParquetFileReader file = ParquetFileReader.open(new PartInput(channel), options)) {
      return file.getFileMetaData().getSchema();
    }
  }

  private static Type field(Column column) {
    Type.Repetition repetition =
        column.nullable() ? Type.Repetition.OPTIONAL : Type.Repetition.REQUIRED;
    return switch (column.type()) {
      case STRING ->
          Types.primitive(PrimitiveTypeName.BINARY, repetition)
              .as(LogicalTypeAnnotation.stringType())
              .named(column.name());
      case UINT64 ->
          Types.primitive(PrimitiveTypeName.INT64, repetition)
              .as(LogicalTypeAnnotation.intType(64, false))
              .named(column.name());
      case INT64 -> Types.primitive(PrimitiveTypeName.INT64, repetition).named(column.name());
      case INT32 -> Types.primitive(PrimitiveTypeName.INT32, repetition).named(column.name());
      case DOUBLE -> Types.primitive(PrimitiveTypeName.DOUBLE, repetition).named(column.name());
      case BOOLEAN -> Types.primitive(PrimitiveTypeName.BOOLEAN, repetition).named(column.name());
      case TIMESTAMP_UTC, TIMESTAMP_LOCAL ->
          Types.primitive(PrimitiveTypeName.INT64, repetition)
              .as(
                  LogicalTypeAnnotation.timestampType(
                      column.type() == io.footfall.contracts.ColumnType.TIMESTAMP_UTC,
                      TimeUnit.MICROS))
              .named(column.name());
      case STRING_LIST ->
          Types.requiredList()
              .requiredElement(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(column.name());
    };
  }
}
