package io.footfall.transforms.parquet.read;

import io.footfall.transforms.json.StrictJson;
import java.io.IOException;

/** A file that is no Parquet file, a damaged one, or one without a column that is wanted. */
public final class UnreadablePart extends IOException {
  private static final long serialVersionUID = 1L;

  UnreadablePart(String path, Throwable cause) {
    super(
        path
            + ": no readable Parquet: "
            + StrictJson.shown(
                cause instanceof IOException ? cause.getMessage() : String.valueOf(cause)),
        cause);
  }
}
