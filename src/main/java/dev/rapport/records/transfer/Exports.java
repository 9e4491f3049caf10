package dev.rapport.records.transfer;

import dev.rapport.identity.Actor;
import dev.rapport.identity.Operation;
import dev.rapport.identity.SecurityEvents;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.ForbiddenException;
import dev.rapport.records.RecordPage;
import dev.rapport.records.RecordQuery;
import dev.rapport.records.RecordRow;
import dev.rapport.records.Records;
import dev.rapport.records.catalog.Catalog;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Sends all records that a query finds as a file, page by page as they are read: memory holds one
 * page, and no connection of the database is held while its reader takes it. That it was asked for
 * stands in the audit trail before anything leaves.
 */
@Component
public class Exports {

  private static final int MAX_DETAIL = 1000;

  private final ExportPlaces places = new ExportPlaces();
  private final Catalog catalog;
  private final Records records;
  private final SecurityEvents events;

  Exports(Catalog catalog, Records records, SecurityEvents events) {
    this.catalog = catalog;
    this.records = records;
    this.events = events;
  }

  /**
   * What kind of file it is.
   *
   * @param suffix of its name: {@code csv}
   */
  public record Kind(String suffix, String mediaType) {}

  /** Writes records in a file's form. */
  @FunctionalInterface
  public interface Form {

    /**
     * @param rows read on as they are asked for, once
     */
    void write(Iterable<RecordRow> rows, OutputStream out) throws IOException;
  }

  /**
   * Answers a request with the records that the query finds.
   *
   * @throws ForbiddenException when the actor may not export them
   * @throws ProblemException 429 while too many of the actor's are under way, 503 while too many of
   *     others are
   */
  public void send(
      RecordQuery query, Kind kind, Actor actor, HttpServletResponse response, Form form)
      throws IOException {
    var object = catalog.object(query.object());
    var user = actor.id();
    if (user == null || !actor.may(Operation.EXPORT, object.name())) {
      throw new ForbiddenException();
    }
    places.take(user);
    try {
      var asked = query.limit(RecordQuery.MAX_LIMIT);
      var reader = actor.exporting(object.name());
      // What is wrong with the query shows before anything is sent.
      var first = records.page(asked, reader);
      var fileName = object.path() + "." + kind.suffix();
      note(fileName, asked, reader);
      response.setContentType(kind.mediaType());
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION,
          ContentDisposition.attachment()
              .filename(fileName, StandardCharsets.UTF_8)
              .build()
              .toString());
      form.write(() -> new Rows(asked, reader, first), response.getOutputStream());
    } finally {
      places.leave(user);
    }
  }

  /** Who took what, and how much of it: {@code people.csv, 10000+: owner==me}. */
  private void note(String fileName, RecordQuery query, Actor actor) {
    var count = records.count(query, actor);
    var filter = query.filter() == null ? "" : ": " + query.filter();
    var detail = fileName + ", " + count.value() + (count.exact() ? "" : "+") + filter;
    events.note(
        SecurityEvents.Kind.EXPORTED,
        actor.id(),
        detail.length() > MAX_DETAIL ? detail.substring(0, MAX_DETAIL) + "…" : detail);
  }

  /** The rows of page after page. */
  private final class Rows implements Iterator<RecordRow> {
    private final RecordQuery query;
    private final Actor actor;
    private RecordPage page;
    private int position;

    private Rows(RecordQuery query, Actor actor, RecordPage first) {
      this.query = query;
      this.actor = actor;
      this.page = first;
    }

    @Override
    public boolean hasNext() {
      while (position == page.records().size() && page.next() != null) {
        page = records.page(query.after(page.next()), actor);
        position = 0;
      }
      return position < page.records().size();
    }

    @Override
    public RecordRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return page.records().get(position++);
    }
  }
}
