package dev.rapport.records;

import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.records.fieldtype.ChoiceType;
import dev.rapport.records.query.AggregateSql;
import dev.rapport.records.query.BoardSql;
import dev.rapport.records.query.PageSql;
import dev.rapport.records.query.QueryResolver;
import dev.rapport.records.query.ResolvedQuery;
import java.util.Collection;
import java.util.List;
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
   * A board by a choice, or by what the object's own board is by. Two statements.
   *
   * @param query its limit is for each column
   * @param by the field's name; null for the object's own
   * @param within the record that the board is of, such as a pipeline; null for the first
   */
  public Board board(RecordQuery query, @Nullable String by, @Nullable UUID within, Actor actor) {
    var object = resolver.object(query.object(), actor);
    var own = object.board();
    var name = by == null && own != null ? own.group() : by;
    if (name == null) {
      throw new NotFoundException();
    }
    var group = resolver.field(object, name, "group", actor);
    var isOwn = own != null && own.group().equals(group.name());
    if (!isOwn && !(group.type() instanceof ChoiceType)) {
      throw new InvalidQueryException("group", "query.notBoard", group.name());
    }
    var asked = query.fields().isEmpty() && own != null ? withFields(query, own, actor) : query;
    var sum =
        own != null
                && own.sum() != null
                && actor.field(object.name(), own.sum()) != FieldAccess.HIDDEN
            ? object.field(own.sum())
            : null;
    // Stages belong to one pipeline; any other choice goes through all of them, unless one is
    // named.
    var inside =
        own != null && own.within() != null && (isOwn || within != null)
            ? object.field(own.within())
            : null;
    return boards.board(resolver.resolve(asked, actor), group, sum, inside, within);
  }

  /**
   * Reads the query without asking it.
   *
   * @throws InvalidQueryException when it could not be asked
   */
  public void check(RecordQuery query, Actor actor) {
    pages.check(resolver.resolve(query, actor));
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

  private static RecordQuery withFields(
      RecordQuery query, ObjectDefinition.BoardDefinition board, Actor actor) {
    var readable =
        board.card().stream()
            .filter(name -> actor.field(query.object(), name) != FieldAccess.HIDDEN)
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
