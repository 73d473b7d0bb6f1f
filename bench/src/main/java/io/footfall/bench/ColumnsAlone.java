package io.footfall.bench;

import io.footfall.contracts.Column;
import io.footfall.contracts.ColumnType;
import io.footfall.transforms.parquet.BytesVersion;
import io.footfall.transforms.parquet.write.BooleanColumn;
import io.footfall.transforms.parquet.write.LongColumn;
import io.footfall.transforms.parquet.write.PartWriter;
import io.footfall.transforms.parquet.write.TextColumn;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Footfall's column writer alone. */
final class ColumnsAlone extends WriterAlone {
  ColumnsAlone(BenchRun run, int threads) {
    super(run, threads);
  }

  @Override
  public String key() {
    return "writer_columns";
  }

  @Override
  public String what() {
    return "the column writer alone";
  }

  @Override
  Output open(BenchRun of, Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return new Columns(new PartWriter(channel, ArrivalBatch.CONTRACT, of.partition()));
  }

  private static final class Columns implements Output {
    private static final List<Column> COLUMNS = ArrivalBatch.CONTRACT.columns();
    private final PartWriter writer;
    private final String[] lastText = new String[COLUMNS.size()];
    private final int[] lastHandle = new int[COLUMNS.size()];

    Columns(PartWriter writer) {
      this.writer = writer;
    }

    @Override
    public void write(ArrivalBatch batch) throws IOException {
      int merchant = ArrivalBatch.CONTRACT.indexOf("merchant_id");
      for (int from = 0; from < batch.size(); ) {
        int end = from + 1;
        while (end < batch.size() && batch.longs(merchant)[end] == batch.longs(merchant)[end - 1]) {
          end++;
        }
        rows(batch, from, end);
        if (end < batch.size()) {
          writer.endKey();
        }
        from = end;
      }
    }

    /** Rows of one merchant, a page at a time, a column at a time. */
    private void rows(ArrivalBatch batch, int from, int end) throws IOException {
      for (int done = from; done < end; ) {
        int n = Math.min(end - done, BytesVersion.PAGE_ROWS - writer.row());
        for (int c = 0; c < COLUMNS.size(); c++) {
          if (!COLUMNS.get(c).isIdentity()) {
            column(batch, c, done, n, writer.row());
          }
        }
        for (int i = 0; i < n; i++) {
          writer.endRow();
        }
        done += n;
      }
    }

    private void column(ArrivalBatch batch, int c, int from, int n, int row) {
      String name = COLUMNS.get(c).name();
      if (COLUMNS.get(c).type() == ColumnType.STRING) {
        TextColumn texts = writer.texts(name);
        for (int i = 0; i < n; i++) {
          if (batch.isNull(c, from + i)) {
            texts.setNull(row + i);
          } else {
            texts.setHandle(row + i, handle(texts, c, batch.texts(c)[from + i]));
          }
        }
      } else if (COLUMNS.get(c).type() == ColumnType.BOOLEAN) {
        BooleanColumn truth = writer.booleans(name);
        for (int i = 0; i < n; i++) {
          truth.set(row + i, batch.longs(c)[from + i] != 0);
        }
      } else {
        LongColumn numbers = writer.longs(name);
        for (int i = 0; i < n; i++) {
          if (batch.isNull(c, from + i)) {
            numbers.setNull(row + i);
          } else {
            numbers.set(row + i, batch.longs(c)[from + i]);
          }
        }
      }
    }

    private int handle(TextColumn column, int c, String text) {
      if (text != lastText[c]) {
        lastText[c] = text;
        lastHandle[c] = column.intern(text);
      }
      return lastHandle[c];
    }

    @Override
    public void finish() throws IOException {
      writer.endKey();
      writer.finish();
      writer.close();
    }
  }
}
