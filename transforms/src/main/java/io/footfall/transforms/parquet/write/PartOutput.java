package io.footfall.transforms.parquet.write;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * Where a part's bytes go: digested and counted on the way to the channel. The tail of the file is
 * held back so that the encodings of each column chunk can be sorted before it is written:
 * parquet-java lists them in identity-hash order, which differs between JVMs (DESIGN law 2).
 */
final class PartOutput implements OutputFile {
  private final Stream stream;

  PartOutput(WritableByteChannel channel) {
    this.stream = new Stream(channel);
  }

  /** From here on bytes are held back; call before the footer is written. */
  void holdTail() {
    stream.tail = new ByteArrayOutputStream();
  }

  /** Writes the tail with sorted encodings. */
  void writeTail() throws IOException {
    byte[] tail = stream.tail.toByteArray();
    stream.tail = null;
    ByteBuffer view = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
    int length = view.getInt(tail.length - 8);
    int start = tail.length - 8 - length;
    FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(tail, start, length));
    for (RowGroup group : footer.getRow_groups()) {
      for (ColumnChunk chunk : group.getColumns()) {
        chunk.getMeta_data().getEncodings().sort(null);
      }
    }
    ByteArrayOutputStream sorted = new ByteArrayOutputStream(length);
    Util.writeFileMetaData(footer, sorted);
    if (sorted.size() != length) {
      throw new IOException("Footer changed its length: " + sorted.size() + " for " + length);
    }
    System.arraycopy(sorted.toByteArray(), 0, tail, start, length);
    stream.write(tail, 0, tail.length);
    stream.flushBuffer();
  }

  long bytes() {
    return stream.position;
  }

  String sha256() {
    return HexFormat.of().formatHex(stream.digest.digest());
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) {
    return stream;
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) {
    return stream;
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  private static final class Stream extends PositionOutputStream {
    private final WritableByteChannel channel;
    private final MessageDigest digest;
    private final byte[] buffer = new byte[1 << 16];
    private int buffered;
    private long position;
    private ByteArrayOutputStream tail;

    Stream(WritableByteChannel channel) {
      this.channel = channel;
      try {
        this.digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public long getPos() {
      return position + (tail == null ? 0 : tail.size());
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (tail != null) {
        tail.write(bytes, offset, length);
        return;
      }
      position += length;
      if (length > buffer.length - buffered) {
        flushBuffer();
        if (length >= buffer.length) {
          send(bytes, offset, length);
          return;
        }
      }
      System.arraycopy(bytes, offset, buffer, buffered, length);
      buffered += length;
    }

    void flushBuffer() throws IOException {
      send(buffer, 0, buffered);
      buffered = 0;
    }

    private void send(byte[] bytes, int offset, int length) throws IOException {
      digest.update(bytes, offset, length);
      ByteBuffer out = ByteBuffer.wrap(bytes, offset, length);
      while (out.hasRemaining()) {
        channel.write(out);
      }
    }

    /** Parquet closes its stream; the channel belongs to the caller. */
    @Override
    public void close() {}
  }
}
