package dev.rapport.records.transfer;

import static rapport.db.Tables.IMPORT_FILE;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Keeps an uploaded file, in parts, while its form may still turn out to be another one. */
@Component
class Uploads {

  private static final int PART = 1 << 20;

  private final DSLContext database;

  Uploads(DSLContext database) {
    this.database = database;
  }

  /**
   * @throws FileFault when it is larger than {@code maxSize} bytes
   */
  void save(UUID run, InputStream file, long maxSize) throws IOException {
    var size = 0L;
    for (var part = 0; ; part++) {
      var bytes = file.readNBytes(PART);
      size += bytes.length;
      if (size > maxSize) {
        throw new FileFault("tooLarge", maxSize >> 20);
      }
      if (bytes.length == 0) {
        return;
      }
      database
          .insertInto(IMPORT_FILE, IMPORT_FILE.RUN_ID, IMPORT_FILE.PART, IMPORT_FILE.BYTES)
          .values(run, part, bytes)
          .execute();
    }
  }

  InputStream open(UUID run) {
    return new Parts(run);
  }

  void delete(UUID run) {
    database.deleteFrom(IMPORT_FILE).where(IMPORT_FILE.RUN_ID.eq(run)).execute();
  }

  /** Reads part after part. */
  private final class Parts extends InputStream {
    private final UUID run;
    private byte[] bytes = {};
    private int position;
    private int next;

    private Parts(UUID run) {
      this.run = run;
    }

    @Override
    public int read() {
      return fill() ? bytes[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (length == 0) {
        return 0;
      }
      if (!fill()) {
        return -1;
      }
      var count = Math.min(length, bytes.length - position);
      System.arraycopy(bytes, position, target, offset, count);
      position += count;
      return count;
    }

    private boolean fill() {
      if (position == bytes.length && next >= 0) {
        var part =
            database
                .select(IMPORT_FILE.BYTES)
                .from(IMPORT_FILE)
                .where(IMPORT_FILE.RUN_ID.eq(run), IMPORT_FILE.PART.eq(next))
                .fetchOne(IMPORT_FILE.BYTES);
        bytes = part == null ? new byte[0] : part;
        position = 0;
        next = part == null ? -1 : next + 1;
      }
      return position < bytes.length;
    }
  }
}
