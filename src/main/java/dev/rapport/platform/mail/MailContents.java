package dev.rapport.platform.mail;

import static rapport.db.Tables.OUTGOING_MAIL;
import static rapport.db.Tables.OUTGOING_MAIL_FILE;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What mails say, and what goes with them, for as long as that is kept. */
@Component
public class MailContents {

  /** What goes with a mail. */
  public record File(String name, String type, byte[] content) {}

  /** What a mail says. */
  public record Content(String subject, String plain, String html, List<File> files) {}

  private final DSLContext sql;

  MailContents(DSLContext sql) {
    this.sql = sql;
  }

  /** What one says; empty once that isn't kept any more. */
  public Optional<Content> of(UUID id) {
    return sql.selectFrom(OUTGOING_MAIL)
        .where(OUTGOING_MAIL.ID.eq(id), OUTGOING_MAIL.PLAIN.isNotNull())
        .fetchOptional(
            mail -> new Content(mail.getSubject(), mail.getPlain(), mail.getHtml(), files(id)));
  }

  private List<File> files(UUID id) {
    return sql.selectFrom(OUTGOING_MAIL_FILE)
        .where(OUTGOING_MAIL_FILE.MAIL_ID.eq(id))
        .orderBy(OUTGOING_MAIL_FILE.POSITION)
        .fetch(file -> new File(file.getName(), file.getType(), file.getContent()));
  }

  void addFiles(UUID id, List<File> files) {
    for (var position = 0; position < files.size(); position++) {
      sql.insertInto(OUTGOING_MAIL_FILE)
          .set(OUTGOING_MAIL_FILE.MAIL_ID, id)
          .set(OUTGOING_MAIL_FILE.POSITION, position)
          .set(OUTGOING_MAIL_FILE.NAME, files.get(position).name())
          .set(OUTGOING_MAIL_FILE.TYPE, files.get(position).type())
          .set(OUTGOING_MAIL_FILE.CONTENT, files.get(position).content())
          .execute();
    }
  }

  /** Forgets all but the subject of those mails. */
  void forget(Condition which) {
    var ids =
        sql.update(OUTGOING_MAIL)
            .setNull(OUTGOING_MAIL.PLAIN)
            .setNull(OUTGOING_MAIL.HTML)
            .where(which)
            .and(OUTGOING_MAIL.PLAIN.isNotNull())
            .returningResult(OUTGOING_MAIL.ID)
            .fetch(OUTGOING_MAIL.ID);
    sql.deleteFrom(OUTGOING_MAIL_FILE).where(OUTGOING_MAIL_FILE.MAIL_ID.in(ids)).execute();
  }
}
