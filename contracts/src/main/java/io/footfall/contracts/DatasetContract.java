package io.footfall.contracts;

import java.util.List;
import java.util.NoSuchElementException;

/**
 * Everything the dictionary says about one dataset.
 *
 * @param id dataset id, unique in the repository
 * @param owner segment that writes it: 1A, 1B, 2A, 2B, 3A, 3B, 5A, 5B or ingress; {@code logs} for
 *     what carries the clock and stands in no bundle
 * @param state state that writes it, such as {@code 5B.S3}
 * @param format {@code parquet} (a folder of parts and a manifest), {@code json}, {@code jsonl},
 *     {@code binary} or {@code flag} (single files)
 * @param path template below the run root
 * @param partitionKeys names of the {@code key=value} folders in path order
 * @param key columns that identify a row inside a partition
 * @param order columns that rows are sorted by
 * @param schemaResource resource of the JSON Schema, relative to {@code contracts/}
 * @param rowClass name of the typed row record, or null where the dataset is not a table
 * @param columns columns in file order; empty for other formats
 */
public record DatasetContract(
    String id,
    String owner,
    String state,
    String format,
    PathTemplate path,
    List<String> partitionKeys,
    List<String> key,
    List<String> order,
    String schemaResource,
    String rowClass,
    List<Column> columns) {

  public DatasetContract {
    partitionKeys = List.copyOf(partitionKeys);
    key = List.copyOf(key);
    order = List.copyOf(order);
    columns = List.copyOf(columns);
  }

  public boolean isTable() {
    return format.equals("parquet");
  }

  /** Position of a column in the file. */
  public int indexOf(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    throw new NoSuchElementException("Dataset " + id + " has no column " + column);
  }

  public Column column(String name) {
    return columns.get(indexOf(name));
  }
}
