package io.footfall.transforms.gate;

import io.footfall.contracts.FailureCode;
import io.footfall.transforms.seal.SealedInputs;
import io.footfall.transforms.state.RunContext;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a gate makes of the inputs as they lie on disk, before anything is written.
 *
 * @param sealed sealed rows
 * @param results files in the order of publishing
 */
public record GateDocuments(SealedInputs sealed, List<Result> results) {
  /**
   * Files that make one result.
   *
   * @param folder absolute, with trailing '/'
   * @param files bytes by name below the folder
   * @param conflict thrown when a file exists with other bytes
   */
  public record Result(String folder, Map<String, byte[]> files, FailureCode conflict) {
    public Result {
      files = new LinkedHashMap<>(files);
    }

    /** A result of one file. */
    public static Result of(String path, byte[] bytes, FailureCode conflict) {
      int name = path.lastIndexOf('/') + 1;
      return new Result(path.substring(0, name), Map.of(path.substring(name), bytes), conflict);
    }
  }

  public GateDocuments {
    results = List.copyOf(results);
  }

  /** Writes what is absent and compares the rest. */
  public SealedInputs publish(RunContext ctx) throws IOException {
    for (Result result : results) {
      ctx.publishAll(result.folder(), result.files(), result.conflict());
    }
    return sealed;
  }

  /**
   * Writes what is absent or differs; old files move aside, the last of a result first. For a gate
   * whose upstream verdict was renewed over the same data.
   */
  public SealedInputs replace(RunContext ctx) throws IOException {
    boolean differs = false;
    List<String> old = new ArrayList<>();
    for (Result result : results) {
      for (Map.Entry<String, byte[]> file : result.files().entrySet()) {
        String path = result.folder() + file.getKey();
        old.add(0, path);
        differs |=
            Storage.exists(path) && !Storage.sha256(path).equals(Storage.sha256(file.getValue()));
      }
    }
    if (differs) {
      ctx.superseded().replace(ctx.root(), ctx.attempt(), old);
    }
    return publish(ctx);
  }
}
