package dev.rapport.records;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of an object's records, in the API's words.
 *
 * @param filter RSQL; null for all
 * @param sort a field's name, with {@code -} in front when descending; null for the list's own
 * @param fields names; empty for the list's own columns
 * @param limit 1 to 200
 * @param cursor where the page before ended; null for the first
 */
public record RecordQuery(
    String object,
    @Nullable String filter,
    @Nullable String sort,
    List<String> fields,
    int limit,
    @Nullable String cursor) {

  public static final int DEFAULT_LIMIT = 50;
  public static final int MAX_LIMIT = 200;

  public RecordQuery {
    fields = List.copyOf(fields);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new InvalidQueryException("limit", "query.limit", MAX_LIMIT);
    }
  }

  public static RecordQuery of(String object) {
    return new RecordQuery(object, null, null, List.of(), DEFAULT_LIMIT, null);
  }

  public RecordQuery where(@Nullable String filter) {
    return new RecordQuery(object, filter, sort, fields, limit, cursor);
  }

  public RecordQuery sortedBy(@Nullable String sort) {
    return new RecordQuery(object, filter, sort, fields, limit, cursor);
  }

  public RecordQuery fields(String... names) {
    return new RecordQuery(object, filter, sort, List.of(names), limit, cursor);
  }

  public RecordQuery limit(int limit) {
    return new RecordQuery(object, filter, sort, fields, limit, cursor);
  }

  /** The same, behind the page that {@code cursor} ends. */
  public RecordQuery after(@Nullable String cursor) {
    return new RecordQuery(object, filter, sort, fields, limit, cursor);
  }
}
