package io.footfall.transforms.world.outside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.transforms.json.CanonicalJson;
import java.util.function.IntFunction;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;

/** Structs and lists of a Parquet row as canonical JSON; absent fields are left out. */
final class GroupJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private GroupJson() {}

  static String text(Group group) {
    return CanonicalJson.text(node(group));
  }

  private static JsonNode node(Group group) {
    GroupType type = group.getType();
    if (type.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation
        && type.getFieldCount() == 1) {
      return elements(group);
    }
    ObjectNode object = JSON.objectNode();
    for (int f = 0; f < type.getFieldCount(); f++) {
      Type field = type.getType(f);
      int count = group.getFieldRepetitionCount(f);
      if (field.isRepetition(Type.Repetition.REPEATED)) {
        object.set(field.getName(), all(group, f));
      } else if (count > 0) {
        object.set(field.getName(), value(group, f).apply(0));
      }
    }
    return object;
  }

  private static ArrayNode all(Group group, int field) {
    ArrayNode array = JSON.arrayNode();
    for (int i = 0; i < group.getFieldRepetitionCount(field); i++) {
      array.add(value(group, field).apply(i));
    }
    return array;
  }

  /** Three-level lists wrap each element once; older ones repeat the element itself. */
  private static ArrayNode elements(Group list) {
    Type repeated = list.getType().getType(0);
    if (repeated.isPrimitive() || repeated.asGroupType().getFieldCount() != 1) {
      return all(list, 0);
    }
    ArrayNode array = JSON.arrayNode();
    for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
      Group element = list.getGroup(0, i);
      array.add(
          element.getFieldRepetitionCount(0) == 0 ? JSON.nullNode() : value(element, 0).apply(0));
    }
    return array;
  }

  private static IntFunction<JsonNode> value(Group group, int field) {
    Type type = group.getType().getType(field);
    if (!type.isPrimitive()) {
      return i -> node(group.getGroup(field, i));
    }
    return switch (type.asPrimitiveType().getPrimitiveTypeName()) {
      case BOOLEAN -> i -> JSON.booleanNode(group.getBoolean(field, i));
      case INT32 -> i -> JSON.numberNode(group.getInteger(field, i));
      case INT64 -> i -> JSON.numberNode(group.getLong(field, i));
      case FLOAT -> i -> JSON.numberNode((double) group.getFloat(field, i));
      case DOUBLE -> i -> JSON.numberNode(group.getDouble(field, i));
      default -> i -> JSON.textNode(group.getBinary(field, i).toStringUsingUTF8());
    };
  }
}
