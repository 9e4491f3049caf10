package dev.rapport.records;

import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.records.query.AggregateSql;
import dev.rapport.records.query.BoardSql;
import dev.rapport.records.query.PageSql;
import dev.rapport.records.query.QueryResolver;
import dev.rapport.records.query.ResolvedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The read door. Everything that leaves it is what the actor may see; names that the actor may not
 * read are refused as unknown.
 *
 * <p>All methods throw {@link NotFoundException} when there is no such object, {@link
 * ForbiddenException} when the actor may see none of its records, and {@link InvalidQueryException}
 * when the query can't be read.
 */
@Service
public class Records {

  private static final int COUNT_LIMIT = 10_000;

  /**
   * @param exact false when there are more than {@code value}
   */
  public record Count(int value, boolean exact) {}

  private final QueryResolver resolver;
  private final PageSql pages;
  private final BoardSql boards;
  private final AggregateSql aggregates;

  Records(QueryResolver resolver, PageSql pages, BoardSql boards, AggregateSql aggregates) {
    this.resolver = resolver;
    this.pages = pages;
    this.boards = boards;
    this.aggregates = aggregates;
  }

  /** A page of a list. One statement. */
  public RecordPage page(RecordQuery query, Actor actor) {
    return pages.page(resolver.resolve(query, actor));
  }

  /** How many records the query finds, counted up to 10,000. One statement. */
  public Count count(RecordQuery query, Actor actor) {
    var found = pages.count(resolver.resolve(query, actor), COUNT_LIMIT + 1);
    return new Count(Math.min(found, COUNT_LIMIT), found <= COUNT_LIMIT);
  }

  /** How many records the query finds, however many. One statement. */
  public Count countAll(RecordQuery query, Actor actor) {
    return new Count(pages.count(resolver.resolve(query, actor), Integer.MAX_VALUE), true);
  }

  /**
   * A record with all fields that the actor may read. Throws {@link NotFoundException}. One
   * statement.
   */
  public RecordRow one(String object, UUID id, Actor actor) {
    return some(object, List.of(id), List.of(), actor).stream()
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }

  /**
   * Those of the records that are there and visible, in no order. One statement.
   *
   * @param fields names; empty for all that the actor may read
   */
  public List<RecordRow> some(
      String object, Collection<UUID> ids, List<String> fields, Actor actor) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var query = new RecordQuery(object, null, null, fields, RecordQuery.MAX_LIMIT, null);
    var resolved = resolver.resolve(query, actor);
    return pages.some(fields.isEmpty() ? withAllFields(resolved) : resolved, List.copyOf(ids));
  }

  /**
   * A board of an object that has one. Two statements.
   *
   * @param query its limit is for each column
   * @param within the record that the board is of, such as a pipeline; null for the first
   */
  public Board board(RecordQuery query, @Nullable UUID within, Actor actor) {
    var object = resolver.object(query.object(), actor);
    var definition = object.board();
    if (definition == null) {
      throw new NotFoundException();
    }
    resolver.field(object, definition.group(), "group", actor);
    var asked = query.fields().isEmpty() ? withFields(query, object, definition, actor) : query;
    var sum =
        definition.sum() != null
                && actor.field(object.name(), definition.sum()) != FieldAccess.HIDDEN
            ? object.field(definition.sum())
            : null;
    return boards.board(resolver.resolve(asked, actor), sum, within);
  }

  /** Figures over groups. One statement. */
  public Aggregate aggregate(Aggregate.Query query, Actor actor) {
    var resolved = resolver.resolve(RecordQuery.of(query.object()).where(query.filter()), actor);
    return aggregates.aggregate(query, resolved);
  }

  /** Every record that the query finds, page by page in its order; memory holds one page. */
  public void each(RecordQuery query, Actor actor, Consumer<RecordRow> consumer) {
    var next = query.limit(RecordQuery.MAX_LIMIT);
    while (true) {
      var page = page(next, actor);
      page.records().forEach(consumer);
      if (page.next() == null) {
        return;
      }
      next = next.after(page.next());
    }
  }

  private RecordQuery withFields(
      RecordQuery query,
      ObjectDefinition object,
      ObjectDefinition.BoardDefinition definition,
      Actor actor) {
    var readable =
        Objects.requireNonNull(definition).card().stream()
            .filter(name -> actor.field(object.name(), name) != FieldAccess.HIDDEN)
            .toList();
    return query.fields(readable.toArray(String[]::new));
  }

  private ResolvedQuery withAllFields(ResolvedQuery query) {
    return new ResolvedQuery(
        query.object(),
        resolver.readable(query.object(), query.actor()),
        query.filter(),
        query.sort(),
        query.descending(),
        query.limit(),
        query.after(),
        query.actor(),
        query.context());
  }
}
