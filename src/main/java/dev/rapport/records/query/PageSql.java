package dev.rapport.records.query;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.with;

import dev.rapport.identity.Operation;
import dev.rapport.records.RecordPage;
import dev.rapport.records.RecordRow;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Pages by key: each principal's branch, and the records whose sort field is empty as a branch of
 * their own where the others don't fill the page, walk an index and stop after a page; the few rows
 * are merged, and only they are joined with labels.
 */
@Component
public final class PageSql {

  static final String SORT = "sort_key";

  /** The first rows that have a sort value. */
  private static final Name FILLED = name("filled");

  private static final List<String> PAGE = List.of("page");
  private static final List<String> SOME = List.of("some");

  private final DSLContext sql;
  private final KeptStatements statements;
  private final ScopeBranches scopes;
  private final FilterSql filters;
  private final RegistryAccess registry;

  PageSql(
      DSLContext sql,
      KeptStatements statements,
      ScopeBranches scopes,
      FilterSql filters,
      RegistryAccess registry) {
    this.sql = sql;
    this.statements = statements;
    this.scopes = scopes;
    this.filters = filters;
    this.registry = registry;
  }

  /** One statement. */
  public RecordPage page(ResolvedQuery query) {
    if (scopes.none(query.object(), query.actor(), Operation.READ)) {
      return new RecordPage(List.of(), null);
    }
    var selection = new Selection(query.object(), query.fields(), registry, query.actor());
    var filter = filters.condition(query);
    var behind = Behind.of(query);
    var sort = selection.width();
    return Found.page(
        query,
        statements.read(
            PAGE,
            query,
            filter,
            behind.values(),
            () -> page(query, selection, filter, behind),
            row -> Found.of(query, selection, row, 0, sort)));
  }

  private Select<? extends Record> page(
      ResolvedQuery query, Selection selection, Condition filter, Behind behind) {
    var page = Objects.requireNonNull(rows(query, selection, filter, behind));
    var columns = new ArrayList<Field<?>>(selection.outer(page));
    columns.add(Selection.column(page, SORT));
    return select(columns).from(selection.withLabels(page)).orderBy(order(page, query));
  }

  /** Reads the filter's values. */
  public void check(ResolvedQuery query) {
    filters.condition(query);
  }

  /** What the records that a query finds have in common, whoever may see them. */
  public Condition found(ResolvedQuery query) {
    return live(query).and(filters.condition(query));
  }

  /** The ids of all records that the query finds, in no order. */
  public Select<Record1<UUID>> ids(ResolvedQuery query) {
    var object = query.object();
    return select(object.id())
        .from(object.table())
        .where(live(query), filters.condition(query))
        .and(scopes.whole(object, query.actor(), Operation.READ));
  }

  /** How many records there are; it stops counting at {@code atMost}. One statement. */
  public int count(ResolvedQuery query, int atMost) {
    var table = query.object().table();
    Select<? extends Record> all = null;
    for (var branch : branches(query)) {
      var one =
          selectOne()
              .from(table)
              .where(live(query), branch, filters.condition(query))
              .limit(inline(atMost));
      all = all == null ? one : both(all, one);
    }
    if (all == null) {
      return 0;
    }
    var counted =
        sql.select(DSL.count()).from(select().from(all).limit(inline(atMost)).asTable("n"));
    return Objects.requireNonNull(counted.fetchOne(0, Integer.class));
  }

  /**
   * One record's fields, as far as the actor may see it; null when there is none. One statement.
   */
  public @Nullable RecordRow one(ResolvedQuery query, UUID id) {
    return some(query, List.of(id)).stream().findFirst().orElse(null);
  }

  /** The records among {@code ids} that the actor may see. One statement. */
  public List<RecordRow> some(ResolvedQuery query, List<UUID> ids) {
    var selection = new Selection(query.object(), query.fields(), registry, query.actor());
    var wanted = val(ids.toArray(UUID[]::new));
    return statements.read(
        SOME,
        query,
        noCondition(),
        List.of(wanted),
        () -> some(query, selection, query.object().id().eq(any(wanted))),
        row -> Objects.requireNonNull(selection.read(row, 0)));
  }

  private Select<? extends Record> some(ResolvedQuery query, Selection selection, Condition which) {
    var object = query.object();
    var page =
        select(selection.inner())
            .from(object.table())
            .where(which, live(query))
            .and(scopes.whole(object, query.actor(), Operation.READ))
            .asTable("p");
    return select(selection.outer(page)).from(selection.withLabels(page));
  }

  /**
   * The page's rows without labels, one more than asked for; null when the actor reaches no record.
   *
   * @param condition the filter, and what else must hold
   */
  @Nullable Table<?> rows(
      ResolvedQuery query, Selection selection, Condition condition, Behind behind) {
    var filled = new ArrayList<Select<? extends Record>>();
    var empty = new ArrayList<Select<? extends Record>>();
    var key = key(query);
    var nullable =
        key.getDataType().nullable()
            && !key.equals(query.object().id())
            && !filters.demands(query.filter(), query.sort());
    var after = query.after();
    var reachedEmpty = after != null && after.value() == null && nullable;
    for (var scope : branches(query)) {
      var inScope = condition.and(scope);
      if (!reachedEmpty) {
        var has = nullable ? inScope.and(key.isNotNull()) : inScope;
        filled.add(branch(query, selection, has.and(behind.all(query, key))));
      }
      if (nullable) {
        var hasNone = inScope.and(key.isNull());
        empty.add(
            branch(
                query,
                selection,
                reachedEmpty
                    ? hasNone.and(behind.all(query, key))
                    : hasNone.and(isNotFull(query))));
      }
    }
    if (filled.isEmpty() || empty.isEmpty()) {
      return inOrder(query, filled.isEmpty() ? empty : filled);
    }
    var first = FILLED.asMaterialized(all(filled));
    var parts = new ArrayList<Select<? extends Record>>(List.of(select().from(first)));
    parts.addAll(empty);
    var merged = all(parts).asTable("u");
    return with(first)
        .select()
        .from(merged)
        .orderBy(order(merged, query))
        .limit(inline(query.limit() + 1))
        .asTable("p");
  }

  /**
   * Those without a sort value come last: they are only looked for, and that may take a walk
   * through the whole table, when the others don't fill the page.
   */
  private static Condition isNotFull(ResolvedQuery query) {
    return DSL.field(selectCount().from(table(FILLED))).le(inline(query.limit()));
  }

  private static @Nullable Table<?> inOrder(
      ResolvedQuery query, List<Select<? extends Record>> parts) {
    if (parts.size() < 2) {
      return parts.isEmpty() ? null : parts.getFirst().asTable("p");
    }
    var merged = all(parts).asTable("u");
    return select()
        .from(merged)
        .orderBy(order(merged, query))
        .limit(inline(query.limit() + 1))
        .asTable("p");
  }

  private static Select<? extends Record> all(List<Select<? extends Record>> parts) {
    return parts.stream()
        .<Select<? extends Record>>map(part -> select().from(part.asTable("b")))
        .reduce(PageSql::both)
        .orElseThrow();
  }

  /** The first rows of a branch, in the page's order. */
  private static Select<? extends Record> branch(
      ResolvedQuery query, Selection selection, Condition condition) {
    var key = key(query);
    var id = query.object().id();
    var columns = new ArrayList<SelectField<?>>(selection.inner());
    columns.add(key.as(SORT));
    return select(columns)
        .from(query.object().table())
        .where(live(query), condition)
        .orderBy(query.descending() ? List.of(key.desc(), id.desc()) : List.of(key.asc(), id.asc()))
        .limit(inline(query.limit() + 1));
  }

  /** A filter that few records meet finds them by its own index, whoever they belong to. */
  private List<Condition> branches(ResolvedQuery query) {
    var branches = scopes.of(query.object(), query.actor(), Operation.READ);
    return branches.size() > 1 && filters.meetsFew(query.filter())
        ? List.of(scopes.whole(query.object(), query.actor(), Operation.READ))
        : branches;
  }

  static List<SortField<?>> order(Table<?> page, ResolvedQuery query) {
    var key = Selection.column(page, SORT);
    var id = Selection.column(page, "id");
    return query.descending()
        ? List.of(key.desc().nullsLast(), id.desc())
        : List.of(key.asc().nullsLast(), id.asc());
  }

  static Field<?> key(ResolvedQuery query) {
    return query.sort().type().comparand(query.sort().column());
  }

  static Condition live(ResolvedQuery query) {
    return query.object().column("deleted_at", OffsetDateTime.class).isNull();
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  static Select<? extends Record> both(Select one, Select other) {
    return one.unionAll(other);
  }
}
