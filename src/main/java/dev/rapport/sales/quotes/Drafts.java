package dev.rapport.sales.quotes;

import static rapport.db.Tables.QUOTE;

import dev.rapport.identity.Actor;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.Change;
import dev.rapport.records.ForbiddenException;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordRow;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Records;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Quotes for those who are about to decide something of them: nobody else does meanwhile. */
@Component
class Drafts {

  private final Records records;
  private final RecordWriter writer;
  private final DSLContext sql;

  Drafts(Records records, RecordWriter writer, DSLContext sql) {
    this.records = records;
    this.writer = writer;
    this.sql = sql;
  }

  /**
   * A deal or a quote, for those alone who may change it.
   *
   * @throws ForbiddenException for others who see it
   */
  RecordRow mine(String object, UUID id, Actor actor, Origin origin) {
    var row = records.one(object, id, actor);
    writer.write(List.of(new Change.Update(object, id, null, Map.of())), actor, origin);
    return row;
  }

  /** The quote as it is, locked until the transaction ends. */
  RecordRow locked(UUID id, Actor actor) {
    records.one(Quote.OBJECT, id, actor);
    sql.select(QUOTE.ID).from(QUOTE).where(QUOTE.ID.eq(id)).forNoKeyUpdate().fetch();
    return records.one(Quote.OBJECT, id, actor);
  }

  /**
   * The same.
   *
   * @throws ProblemException 409 for one that is no draft any more
   */
  RecordRow draft(UUID id, Actor actor) {
    var row = locked(id, actor);
    if (!Quote.DRAFT.equals(row.get(Quote.STATUS))) {
      throw ProblemException.of(HttpStatus.CONFLICT, "quote.notDraft");
    }
    return row;
  }
}
