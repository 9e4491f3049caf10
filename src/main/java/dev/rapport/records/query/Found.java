package dev.rapport.records.query;

import dev.rapport.records.RecordPage;
import dev.rapport.records.RecordRow;
import dev.rapport.records.fieldtype.Row;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record of a page.
 *
 * @param sort the value of its sort field; null when it is empty
 */
record Found(RecordRow record, @Nullable Object sort) {

  /** The record whose columns begin at {@code at}; its sort value stands at {@code sort}. */
  static Found of(ResolvedQuery query, Selection selection, Row row, int at, int sort) {
    return new Found(
        Objects.requireNonNull(selection.read(row, at)),
        row.get(sort, PageSql.key(query).getType()));
  }

  /** As many as were asked for; of one more there is, the page behind. */
  static RecordPage page(ResolvedQuery query, List<Found> found) {
    var shown = found.subList(0, Math.min(found.size(), query.limit()));
    return new RecordPage(
        shown.stream().map(Found::record).toList(),
        found.size() > query.limit() ? shown.getLast().cursor(query).encode() : null);
  }

  private Cursor cursor(ResolvedQuery query) {
    var by = (query.descending() ? "-" : "") + query.sort().name();
    return new Cursor(by, sort == null ? null : sort.toString(), record.id());
  }
}
