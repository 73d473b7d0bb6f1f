package io.footfall.transforms.world.outside;

import io.footfall.contracts.Column;
import io.footfall.contracts.ColumnType;
import io.footfall.contracts.DatasetContract;
import io.footfall.transforms.state.LawBroken;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * Reads one contract column from rows of another maker: ids as int64, uint64 or narrower, counts as
 * any integer, days as text or date32, structs as JSON where our contract holds JSON text. Values
 * are {@code Long}, {@code Double}, {@code Boolean}, {@code String} or null. Not thread safe.
 */
final class SourceColumn {
  private static final int REMEMBERED = 1 << 16;

  /** How a value is taken. */
  private enum Form {
    INTEGER,
    REAL,
    TRUTH,
    TEXT,
    DAY,
    STRUCT
  }

  private final DatasetContract contract;
  private final Column column;
  private final ColumnRule rule;
  private final boolean wrappedIds;
  private final Form form;
  private final Type field;
  private final boolean unsigned;
  private final Map<ByteBuffer, String> texts = new HashMap<>();

  /**
   * @param field field of the file, or null if it lacks the column
   * @throws LawBroken {@code WORLD.COLUMN_MISSING}, {@code WORLD.COLUMN_TYPE}
   */
  SourceColumn(DatasetContract contract, Column column, Type field, boolean wrappedIds) {
    this.contract = contract;
    this.column = column;
    this.field = field;
    this.wrappedIds = wrappedIds;
    this.rule = ColumnRule.of(contract, column);
    if (field == null && !column.nullable()) {
      throw broken(OutsideCodes.COLUMN_MISSING, "no column", "column " + column.name());
    }
    this.form = field == null ? null : form();
    this.unsigned =
        field != null
            && field.getLogicalTypeAnnotation() instanceof IntLogicalTypeAnnotation i
            && !i.isSigned();
  }

  /** Column of the contract. */
  Column column() {
    return column;
  }

  private Form form() {
    Form form = field.isRepetition(Type.Repetition.REPEATED) ? null : found();
    if (form == null) {
      throw broken(OutsideCodes.COLUMN_TYPE, field, "a column that stands for " + column.type());
    }
    return form;
  }

  private Form found() {
    if (!field.isPrimitive()) {
      boolean json = contract.id().equals("virtual_validation_contract_3B");
      return json && column.type() == ColumnType.STRING ? Form.STRUCT : null;
    }
    PrimitiveType type = field.asPrimitiveType();
    PrimitiveTypeName physical = type.getPrimitiveTypeName();
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    boolean integer = logical == null || logical instanceof IntLogicalTypeAnnotation;
    boolean whole =
        integer && (physical == PrimitiveTypeName.INT64 || physical == PrimitiveTypeName.INT32);
    boolean real = physical == PrimitiveTypeName.DOUBLE || physical == PrimitiveTypeName.FLOAT;
    boolean text =
        physical == PrimitiveTypeName.BINARY && !(logical instanceof DecimalLogicalTypeAnnotation);
    boolean day =
        physical == PrimitiveTypeName.INT32 && logical instanceof DateLogicalTypeAnnotation;
    return switch (column.type()) {
      case UINT64, INT64, INT32 -> whole ? Form.INTEGER : null;
      case DOUBLE -> real ? Form.REAL : null;
      case BOOLEAN -> physical == PrimitiveTypeName.BOOLEAN ? Form.TRUTH : null;
      case STRING -> text ? Form.TEXT : day && column.name().endsWith("_day") ? Form.DAY : null;
      default -> null;
    };
  }

  /**
   * The value of a row.
   *
   * @param index position of the field in the row
   * @throws LawBroken {@code WORLD.VALUE_NULL}, {@code WORLD.VALUE_INVALID}, {@code
   *     WORLD.ID_NEGATIVE}
   */
  Object value(Group row, int index) {
    if (field == null || row.getFieldRepetitionCount(index) == 0) {
      if (!column.nullable()) {
        throw broken(OutsideCodes.VALUE_NULL, "an empty value", "a value");
      }
      return null;
    }
    Object value =
        switch (form) {
          case INTEGER -> integer(row, index);
          case REAL -> real(row, index);
          case TRUTH -> row.getBoolean(index, 0);
          case TEXT -> text(row.getBinary(index, 0).toByteBuffer());
          case DAY -> LocalDate.ofEpochDay(row.getInteger(index, 0)).toString();
          case STRUCT -> GroupJson.text(row.getGroup(index, 0));
        };
    if (!rule.admits(value)) {
      throw broken(OutsideCodes.VALUE_INVALID, rule.shown(value), rule.expected());
    }
    return value;
  }

  private Object integer(Group row, int index) {
    boolean narrow = field.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT32;
    long value = narrow ? row.getInteger(index, 0) : row.getLong(index, 0);
    if (narrow && unsigned) {
      value &= 0xffff_ffffL;
    }
    boolean wide = !narrow && unsigned;
    if (column.type() == ColumnType.UINT64) {
      if (value < 0 && !wide && !wrappedIds) {
        throw broken(
            OutsideCodes.ID_NEGATIVE, value, "an unsigned id, or --wrapped-ids for signed ones");
      }
      return value;
    }
    boolean fits = column.type() == ColumnType.INT64 || value == (int) value;
    if (!fits || (wide && value < 0)) {
      throw broken(OutsideCodes.VALUE_INVALID, Long.toUnsignedString(value), rule.expected());
    }
    return value;
  }

  private double real(Group row, int index) {
    boolean single = field.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.FLOAT;
    return single ? row.getFloat(index, 0) : row.getDouble(index, 0);
  }

  private String text(ByteBuffer utf8) {
    String known = texts.get(utf8);
    if (known != null) {
      return known;
    }
    byte[] bytes = new byte[utf8.remaining()];
    utf8.duplicate().get(bytes);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (texts.size() < REMEMBERED) {
        texts.put(ByteBuffer.wrap(bytes), text);
      }
      return text;
    } catch (CharacterCodingException e) {
      throw broken(OutsideCodes.VALUE_INVALID, "bytes that are no UTF-8", rule.expected());
    }
  }

  private LawBroken broken(OutsideCodes code, Object found, String expected) {
    return new LawBroken(
        code.text(),
        code.name(),
        contract.id() + "." + column.name(),
        OutsideCodes.shown(found),
        expected);
  }
}
