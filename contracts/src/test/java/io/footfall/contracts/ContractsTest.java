package io.footfall.contracts;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.footfall.contracts.yaml.StrictYaml;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dictionary, registry, schema and record of every dataset say the same. */
class ContractsTest {
  static final ObjectMapper JSON = new ObjectMapper();

  static Stream<DatasetContract> contracts() {
    return Contracts.all().stream();
  }

  static Stream<DatasetContract> tables() {
    return contracts().filter(DatasetContract::isTable);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("contracts")
  void theSchemaIsAValidSchemaThatNamesItsDataset(DatasetContract contract) throws IOException {
    JsonNode schema = JSON.readTree(Contracts.resource(contract.schemaResource()));
    var metaSchema =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(SchemaLocation.of(SpecVersion.VersionFlag.V202012.getId()));
    assertThat(metaSchema.validate(schema), is(empty()));
    assertThat(schema.path("$schema").asText(), equalTo(VersionFlag.V202012.getId()));
    if (contract.isTable()) {
      assertThat(schema.path("additionalProperties").asBoolean(true), is(false));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void everyKeyAndOrderColumnExists(DatasetContract contract) {
    assertThat(contract.key(), is(not(empty())));
    contract.key().forEach(name -> assertThat(contract.column(name), is(notNullValue())));
    contract.order().forEach(name -> assertThat(contract.column(name), is(notNullValue())));
    assertThat(contract.path().text().endsWith("/"), is(true));
    for (String partition : contract.partitionKeys()) {
      assertThat(
          contract.path().text().contains("{" + partition + "}")
              || contract.path().text().contains("/" + contract.id() + "/"),
          is(true));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void theRecordHasTheColumnsThatRowsCarryInOrder(DatasetContract contract)
      throws ClassNotFoundException {
    Class<?> row = Class.forName(contract.rowClass());
    List<String> components = new ArrayList<>();
    for (RecordComponent component : row.getRecordComponents()) {
      components.add(
          component.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT));
    }
    List<String> columns = new ArrayList<>();
    for (Column column : contract.columns()) {
      if (!column.isIdentity()) {
        columns.add(column.name().toLowerCase(Locale.ROOT));
      }
    }
    assertThat(components, equalTo(columns));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void theRecordsTypesFitTheColumns(DatasetContract contract) throws ClassNotFoundException {
    RecordComponent[] components = Class.forName(contract.rowClass()).getRecordComponents();
    int i = 0;
    for (Column column : contract.columns()) {
      if (!column.isIdentity()) {
        Class<?> type = components[i++].getType();
        boolean fits =
            switch (column.type()) {
              case STRING -> type == String.class;
              case STRING_LIST -> type == List.class;
              case DOUBLE -> type == (column.nullable() ? Double.class : double.class);
              case BOOLEAN -> type == (column.nullable() ? Boolean.class : boolean.class);
              case INT32 -> type == (column.nullable() ? Integer.class : int.class);
              case INT64 ->
                  column.nullable()
                      ? type == Long.class || type == Integer.class
                      : type == long.class || type == int.class;
              default -> type == (column.nullable() ? Long.class : long.class);
            };
        assertThat(contract.id() + "." + column.name() + " as " + type, fits, is(true));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("contracts")
  void aRegistryListsTheDataset(DatasetContract contract) {
    Set<String> ids = new HashSet<>();
    for (String registry :
        List.of(
            "world/artefact_registry_layer1.yaml",
            "seg5a/artefact_registry_5A.yaml",
            "seg5b/artefact_registry_5B.yaml",
            "logs/artefact_registry_logs.yaml")) {
      StrictYaml.read(registry, Contracts.resource(registry))
          .json()
          .path("artefacts")
          .forEach(a -> ids.add(a.path("id").asText()));
    }
    assertThat(ids.contains(contract.id()), is(true));
  }
}
