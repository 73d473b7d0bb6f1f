package io.footfall.transforms.storage;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A file that was read whole, as a channel; read only. Not thread safe. */
final class HeldFile implements SeekableByteChannel {
  private final ByteBuffer bytes;
  private long position;
  private boolean open = true;

  private HeldFile(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads a file of less than 2 GiB from its start.
   *
   * @param file closed in any case
   */
  static HeldFile of(SeekableByteChannel file) throws IOException {
    try (file) {
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
      while (bytes.hasRemaining()) {
        if (file.read(bytes) < 0) {
          throw new EOFException("File ends early");
        }
      }
      return new HeldFile(bytes.flip());
    }
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    requireOpen();
    if (position >= bytes.limit()) {
      return into.hasRemaining() ? -1 : 0;
    }
    int length = (int) Math.min(into.remaining(), bytes.limit() - position);
    into.put(bytes.slice((int) position, length));
    position += length;
    return length;
  }

  @Override
  public long position() throws IOException {
    requireOpen();
    return position;
  }

  @Override
  public SeekableByteChannel position(long to) throws IOException {
    requireOpen();
    if (to < 0) {
      throw new IllegalArgumentException("Position " + to);
    }
    position = to;
    return this;
  }

  @Override
  public long size() throws IOException {
    requireOpen();
    return bytes.limit();
  }

  private void requireOpen() throws IOException {
    if (!open) {
      throw new ClosedChannelException();
    }
  }

  @Override
  public int write(ByteBuffer from) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long to) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
  }
}
