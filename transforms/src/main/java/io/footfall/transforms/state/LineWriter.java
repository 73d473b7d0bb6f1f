package io.footfall.transforms.state;

import io.footfall.transforms.parquet.write.PartWriter;
import io.footfall.transforms.storage.Storage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * One part of a line log: ASCII lines, each ended by a line feed; counted and digested on the way
 * to the channel. Not thread safe.
 */
public final class LineWriter implements AutoCloseable {
  private final WritableByteChannel channel;
  private final MessageDigest digest = Storage.newSha256();
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
  private long lines;
  private long bytes;

  LineWriter(WritableByteChannel channel) {
    this.channel = channel;
  }

  /**
   * Appends a line.
   *
   * @param text ASCII without line feeds
   */
  public void line(CharSequence text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      put((byte) text.charAt(i));
    }
    put((byte) '\n');
    lines++;
  }

  private void put(byte value) throws IOException {
    if (!buffer.hasRemaining()) {
      drain();
    }
    buffer.put(value);
  }

  private void drain() throws IOException {
    buffer.flip();
    bytes += buffer.remaining();
    digest.update(buffer.duplicate());
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  /** Ends the part. */
  PartWriter.Written finish() throws IOException {
    drain();
    return new PartWriter.Written(lines, bytes, HexFormat.of().formatHex(digest.digest()));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
