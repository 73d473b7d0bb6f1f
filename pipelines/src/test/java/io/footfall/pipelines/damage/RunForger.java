package io.footfall.pipelines.damage;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.coders.PartFile;
import io.footfall.coders.SealedTable;
import io.footfall.contracts.DatasetContract;
import io.footfall.contracts.Partition;
import io.footfall.transforms.bundle.ArtefactDigest;
import io.footfall.transforms.bundle.BundleDigest;
import io.footfall.transforms.bundle.BundleIndex;
import io.footfall.transforms.bundle.BundleKind;
import io.footfall.transforms.json.JsonDocuments;
import io.footfall.transforms.parquet.read.KeyRange;
import io.footfall.transforms.parquet.write.PartWriter;
import io.footfall.transforms.seal.SealLaw;
import io.footfall.transforms.storage.Storage;
import io.footfall.transforms.table.ReadTable;
import io.footfall.transforms.table.RowWriter;
import io.footfall.transforms.table.TableManifest;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An attacker who knows the laws: changes one value of one row, writes the part again as valid
 * Parquet, and corrects manifest, listings, sealed inputs, receipts, indexes and flags until every
 * digest agrees.
 */
public final class RunForger {
  private final Path root;
  private final Map<String, String> changed = new LinkedHashMap<>();

  public RunForger(Path root) {
    this.root = root;
  }

  /** Changes a column in the first row of a table's first part that has one. */
  public void forge(DatasetContract contract, Partition partition, String component)
      throws Exception {
    String folder = root + "/" + contract.path().resolve(partition.tokens());
    SealedTable token = TableManifest.token(folder);
    TableManifest manifest = TableManifest.of(token);
    String folderDigest = ArtefactDigest.of(folder);
    List<PartFile> parts = new ArrayList<>(manifest.parts());
    int number = 0;
    while (parts.get(number).rows() == 0) {
      number++;
    }
    PartFile old = parts.get(number);
    byte[] json = Files.readAllBytes(Path.of(folder + TableManifest.NAME));
    PartFile made = rewrite(contract, partition(json, partition), token, old, component);
    parts.set(number, made);
    byte[] forged =
        new TableManifest(manifest.dataset(), manifest.planDigest(), parts)
            .toJson(partition(json, partition));
    Files.write(Path.of(folder + TableManifest.NAME), forged);
    changed.put(old.sha256(), made.sha256());
    changed.put(Storage.sha256(json), Storage.sha256(forged));
    changed.put(folderDigest, ArtefactDigest.of(folder));
    reseal();
  }

  /** Changes the first path a document states, and every digest that covers it. */
  public void restate(Path document, String path) throws IOException {
    String before = Files.readString(document);
    String after = before.replaceFirst("(\"path\"\\s*:\\s*\")[^\"]+", "$1" + path);
    Files.writeString(document, after);
    changed.put(sha(before), sha(after));
    reseal();
  }

  /** Changes the first number of the first row of a table's first part with rows; no more. */
  public static void editRow(String folder, DatasetContract contract, Partition partition)
      throws Exception {
    SealedTable token = TableManifest.token(folder);
    List<PartFile> parts = new ArrayList<>(TableManifest.of(token).parts());
    parts.removeIf(part -> part.rows() == 0);
    byte[] json = Files.readAllBytes(Path.of(folder + TableManifest.NAME));
    rewrite(contract, partition(json, partition), token, parts.get(0), number(contract));
  }

  private static String number(DatasetContract contract) throws ClassNotFoundException {
    for (RecordComponent component : Class.forName(contract.rowClass()).getRecordComponents()) {
      Class<?> type = component.getType();
      boolean number = type == double.class || type == int.class || type == long.class;
      if (number && !component.getName().equals("merchantId")) {
        return component.getName();
      }
    }
    throw new IllegalArgumentException(contract.id() + " has no number");
  }

  private static Partition partition(byte[] manifest, Partition partition) throws IOException {
    JsonNode json = JsonDocuments.parse(manifest);
    return new Partition(
        partition.identity(),
        Long.parseUnsignedLong(json.path("seed").asText()),
        json.path("scenario_id").textValue(),
        partition.specVersion());
  }

  private static PartFile rewrite(
      DatasetContract contract,
      Partition partition,
      SealedTable token,
      PartFile part,
      String component)
      throws Exception {
    Class<? extends Record> type = Class.forName(contract.rowClass()).asSubclass(Record.class);
    return write(contract, partition, token, part, component, type);
  }

  private static <T extends Record> PartFile write(
      DatasetContract contract,
      Partition partition,
      SealedTable token,
      PartFile part,
      String component,
      Class<T> type)
      throws Exception {
    List<T> rows =
        ReadTable.rows(token, new KeyRange(part.firstMerchant(), part.lastMerchant()), type)
            .subList(0, (int) part.rows());
    T first = altered(rows.get(0), type, component);
    String path = token.folder() + part.name();
    Files.delete(Path.of(path));
    PartWriter.Written written;
    try (PartWriter writer = new PartWriter(Storage.create(path), contract, partition)) {
      RowWriter<T> out = new RowWriter<>(writer, type);
      for (int i = 0; i < rows.size(); i++) {
        out.append(i == 0 ? first : rows.get(i));
        writer.endKey();
      }
      written = writer.finish();
    }
    return new PartFile(
        part.dataset(),
        part.number(),
        part.name(),
        written.rows(),
        written.bytes(),
        written.sha256(),
        part.firstMerchant(),
        part.lastMerchant());
  }

  private static <T extends Record> T altered(T row, Class<T> type, String component)
      throws Exception {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    boolean found = false;
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      var accessor = components[i].getAccessor();
      accessor.setAccessible(true);
      values[i] = accessor.invoke(row);
      if (components[i].getName().equals(component)) {
        values[i] = altered(values[i]);
        found = true;
      }
    }
    if (!found) {
      throw new IllegalArgumentException(type + " has no " + component);
    }
    var constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor.newInstance(values);
  }

  private static Object altered(Object value) {
    if (value instanceof Double d) {
      return d * 1.0000001;
    }
    if (value instanceof Integer i) {
      return i + 1;
    }
    return (Long) value + 1;
  }

  /** Repeats until nothing changes: digests in documents, flags, digests of inventories. */
  private void reseal() throws IOException {
    boolean again = true;
    for (int round = 0; again && round < 40; round++) {
      again = replace() || flags() | inventories();
    }
    if (again) {
      throw new AssertionError("The forgery does not settle");
    }
  }

  private List<Path> documents() throws IOException {
    try (Stream<Path> walk = Files.walk(root.resolve("data"))) {
      return walk.filter(Files::isRegularFile)
          .filter(p -> p.toString().endsWith(".json") || p.toString().endsWith("_passed.flag"))
          .filter(p -> !p.endsWith(TableManifest.NAME))
          .sorted()
          .toList();
    }
  }

  private boolean replace() throws IOException {
    boolean any = false;
    Map<String, String> more = new HashMap<>();
    for (Path path : documents()) {
      String before = Files.readString(path);
      String after = before;
      for (Map.Entry<String, String> digest : changed.entrySet()) {
        after = after.replace(digest.getKey(), digest.getValue());
      }
      if (!after.equals(before)) {
        Files.writeString(path, after);
        more.put(sha(before), sha(after));
        any = true;
      }
    }
    changed.putAll(more);
    return any;
  }

  private static String sha(String text) {
    return Storage.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private boolean flags() throws IOException {
    boolean any = false;
    for (Path flag : documents()) {
      if (flag.endsWith("_passed.flag")) {
        BundleKind kind = BundleKind.of(root.relativize(flag).getName(2).toString());
        Path base = kind.rootRelative() ? root : flag.getParent();
        byte[] index = Files.readAllBytes(flag.resolveSibling(kind.indexName()));
        String digest =
            BundleDigest.of(
                BundleIndex.parse(kind, index),
                path -> Files.newInputStream(base.resolve(path)),
                BundleDigest.Members.TRUSTED);
        String text = Files.readString(flag);
        String stated = text.replaceFirst("(?s).*?([0-9a-f]{64}).*", "$1");
        any |= !stated.equals(digest);
        if (!stated.equals(digest)) {
          changed.put(stated, digest);
          Files.writeString(flag, text.replace(stated, digest));
        }
      }
    }
    return any;
  }

  private boolean inventories() throws IOException {
    boolean any = false;
    for (Path path : documents()) {
      String name = path.getFileName().toString();
      if (name.startsWith("sealed_inputs_5") && !path.toString().contains("/receipts/")) {
        SealLaw law = name.contains("5A") ? SealLaw.SURFACES : SealLaw.ARRIVALS;
        List<JsonNode> rows = new ArrayList<>();
        JsonDocuments.parse(Files.readAllBytes(path)).forEach(rows::add);
        Path receipt = Path.of(path.toString().replace("sealed_inputs", "s0_gate_receipt"));
        String stated =
            JsonDocuments.parse(Files.readAllBytes(receipt)).path("sealed_inputs_digest").asText();
        String digest = law.digest(rows);
        any |= !stated.equals(digest);
        if (!stated.equals(digest)) {
          changed.put(stated, digest);
        }
      }
    }
    return any;
  }
}
