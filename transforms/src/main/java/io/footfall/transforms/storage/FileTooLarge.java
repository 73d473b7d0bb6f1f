package io.footfall.transforms.storage;

import io.footfall.contracts.FailureCode;
import java.io.IOException;

/**
 * A file beyond the size its law allows. Gates and states report it under their own codes, like any
 * file that cannot be read; where nothing else names it, its code is {@code IO.FILE_TOO_LARGE}.
 */
public final class FileTooLarge extends IOException {
  private static final long serialVersionUID = 1L;

  /** Code where no gate or state has one. */
  public static final FailureCode CODE = new FailureCode("IO", "FILE_TOO_LARGE");

  FileTooLarge(String path, long bytes, long limit) {
    super(path + ": found " + bytes + " bytes; expected at most " + limit);
  }
}
