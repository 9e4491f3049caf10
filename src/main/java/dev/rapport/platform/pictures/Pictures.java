package dev.rapport.platform.pictures;

import static rapport.db.Tables.PICTURE;

import dev.rapport.platform.Ids;
import dev.rapport.platform.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Keeps pictures that people upload. What is kept was drawn anew from what came, so that nothing
 * else that a file held stays in it; and it is never changed, only another one is kept.
 */
@Component
public class Pictures {

  /** Of a file that comes, in bytes. */
  private static final int MOST_BYTES = 4 << 20;

  private final DSLContext database;

  Pictures(DSLContext database) {
    this.database = database;
  }

  /**
   * Keeps a picture, made to fit.
   *
   * @param file a PNG or a JPEG, of 4 MB and 12 million dots at most
   * @param width the most that it may have, in dots
   * @param height likewise
   * @return by what it is found
   * @throws ProblemException 422, on {@code field}, for anything else
   */
  public UUID keep(InputStream file, int width, int height, String field) throws IOException {
    var bytes = file.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw ProblemException.invalid(field, "picture.tooLarge", MOST_BYTES >> 20);
    }
    var id = Ids.next();
    database
        .insertInto(PICTURE)
        .set(PICTURE.ID, id)
        .set(PICTURE.BYTES, Redrawn.png(bytes, width, height, field))
        .execute();
    return id;
  }

  /** A picture as PNG. */
  public Optional<byte[]> png(UUID id) {
    return database
        .select(PICTURE.BYTES)
        .from(PICTURE)
        .where(PICTURE.ID.eq(id))
        .fetchOptional(PICTURE.BYTES);
  }
}
