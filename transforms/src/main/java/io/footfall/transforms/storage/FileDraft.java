package io.footfall.transforms.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;

/**
 * A file being written that nobody can read before {@link #publish()}. Where a rename is one step
 * it lies under a temporary name until then. On an object store its bytes go to the final key, and
 * the object appears whole when the store is told that the upload is complete; a draft that is
 * dropped never completes, so nothing appears (a rule of the bucket removes incomplete uploads).
 * {@link #close()} ends the writing and publishes nothing. Not thread safe.
 */
public final class FileDraft implements WritableByteChannel {
  private final String path;
  private final String temporary;
  private final WritableByteChannel channel;
  private boolean open = true;

  /**
   * @param path final path
   * @param temporary path until then, where the store renames; unique to this attempt
   */
  public FileDraft(String path, String temporary) throws IOException {
    this.path = path;
    this.temporary = Storage.renames(path) ? temporary : null;
    this.channel = Storage.create(this.temporary == null ? path : temporary);
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    return channel.write(bytes);
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() throws IOException {
    if (open && temporary != null) {
      channel.close();
    }
    open = false;
  }

  /** Gives the file its final name; the caller has checked that the place is free or equal. */
  public void publish() throws IOException {
    close();
    if (temporary == null) {
      channel.close();
    } else {
      Storage.move(temporary, path);
    }
  }

  /** Leaves nothing behind that anybody could read. */
  public void discard() throws IOException {
    close();
    if (temporary != null) {
      Storage.delete(List.of(temporary));
    }
  }
}
