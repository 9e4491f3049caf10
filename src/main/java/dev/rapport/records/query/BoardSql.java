package dev.rapport.records.query;

import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;

import dev.rapport.identity.Operation;
import dev.rapport.records.Board;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.fieldtype.Money;
import dev.rapport.records.fieldtype.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Boards: the first cards of every column in one statement, the totals of all columns in a second.
 */
@Component
public final class BoardSql {

  /** What a column stands for. */
  private record Group(@Nullable Object key, @Nullable String label, @Nullable String color) {

    /** Its columns stand first, as {@link BoardColumns} has them. */
    static Group of(Row row, Class<?> keyType) {
      return new Group(row.get(0, keyType), row.get(1, String.class), row.get(2, String.class));
    }
  }

  /**
   * A row of the board.
   *
   * @param found null in the only row of a column without cards
   */
  private record Card(Group group, @Nullable Found found) {}

  private final KeptStatements statements;
  private final BoardColumns columns;
  private final PageSql pages;
  private final ScopeBranches scopes;
  private final BoardTotals totals;
  private final FilterSql filters;
  private final RegistryAccess registry;

  BoardSql(
      KeptStatements statements,
      BoardColumns columns,
      PageSql pages,
      ScopeBranches scopes,
      BoardTotals totals,
      FilterSql filters,
      RegistryAccess registry) {
    this.statements = statements;
    this.columns = columns;
    this.pages = pages;
    this.scopes = scopes;
    this.totals = totals;
    this.filters = filters;
    this.registry = registry;
  }

  /**
   * A board. Two statements.
   *
   * @param query its filter, the sort of the cards, and how many a column
   * @param group a choice, or the reference that the object's own board is by
   * @param sum the field added up; null for none, also when the actor may not read it
   * @param inside the reference that holds a board together, such as a deal's pipeline; null for
   *     none
   * @param within the record that the board is of; null for the first
   */
  public Board board(
      ResolvedQuery query,
      FieldDefinition group,
      @Nullable FieldDefinition sum,
      @Nullable FieldDefinition inside,
      @Nullable UUID within) {
    var id = within == null ? null : val(within);
    var condition =
        filters.condition(query).and(inside == null ? noCondition() : columns.isWithin(inside, id));
    var totals = this.totals.of(query, group, sum, condition);
    var groups = columns.of(group, inside == null ? null : inside.name(), id);
    if (totals.containsKey(null)) {
      groups = BoardColumns.withNone(groups);
    }
    return new Board(
        query.object(), group, columns(query, group, groups, condition, totals, sum != null));
  }

  private List<Board.Column> columns(
      ResolvedQuery query,
      FieldDefinition group,
      Table<?> groups,
      Condition condition,
      Map<@Nullable Object, BoardTotals.Total> totals,
      boolean summed) {
    if (scopes.none(query.object(), query.actor(), Operation.READ)) {
      return List.of();
    }
    var selection = new Selection(query.object(), query.fields(), registry, query.actor());
    var others = totals.containsKey(null);
    var width = groups.fields().length;
    var sort = width + selection.width();
    var cards =
        statements.read(
            List.of("cards", group.name(), others),
            query,
            condition,
            List.of(),
            () -> cards(query, selection, group, groups, condition, others),
            row ->
                new Card(
                    Group.of(row, group.column().getType()),
                    row.get(width, UUID.class) == null
                        ? null
                        : Found.of(query, selection, row, width, sort)));
    Map<Group, List<Found>> byGroup = new LinkedHashMap<>();
    for (var card : cards) {
      var column = byGroup.computeIfAbsent(card.group(), _ -> new ArrayList<>());
      if (card.found() != null) {
        column.add(card.found());
      }
    }
    return byGroup.entrySet().stream()
        .map(entry -> column(query, entry.getKey(), entry.getValue(), totals, summed))
        .toList();
  }

  private Select<? extends Record> cards(
      ResolvedQuery query,
      Selection selection,
      FieldDefinition group,
      Table<?> groups,
      Condition condition,
      boolean others) {
    var key = Selection.column(groups, "k");
    var inColumn = condition.and(equal(group.column(), key));
    var page = Objects.requireNonNull(pages.rows(query, selection, inColumn, Behind.NOTHING));
    if (others) {
      page = withOthers(page, query, selection, condition.and(group.column().isNull()), key);
    }
    var columns = new ArrayList<Field<?>>(List.of(groups.fields()));
    columns.addAll(selection.outer(page));
    columns.add(Selection.column(page, PageSql.SORT));
    var order = new ArrayList<org.jooq.SortField<?>>();
    order.add(Selection.column(groups, "position").asc());
    order.add(key.asc());
    order.addAll(PageSql.order(page, query));
    return select(columns)
        .from(selection.withLabels(groups.leftJoin(lateral(page)).on(trueCondition())))
        .orderBy(order);
  }

  /**
   * The rows of the column without a value as well: of their own, so that an index finds the
   * others'.
   */
  private Table<?> withOthers(
      Table<?> page, ResolvedQuery query, Selection selection, Condition without, Field<?> key) {
    var others =
        Objects.requireNonNull(
            pages.rows(query, selection, without.and(key.isNull()), Behind.NOTHING));
    return PageSql.both(select().from(page), select().from(others)).asTable("p");
  }

  private static Board.Column column(
      ResolvedQuery query,
      Group group,
      List<Found> cards,
      Map<@Nullable Object, BoardTotals.Total> totals,
      boolean summed) {
    var total = totals.getOrDefault(group.key(), BoardTotals.NONE);
    var base = query.context().currency();
    var page = Found.page(query, cards);
    return new Board.Column(
        group.key(),
        group.label(),
        group.color(),
        total.count(),
        summed ? new Money(Objects.requireNonNullElse(total.sum(), BigDecimal.ZERO), base) : null,
        page.records(),
        page.next());
  }

  @SuppressWarnings("unchecked")
  private static Condition equal(Field<?> column, Field<?> key) {
    return ((Field<Object>) column).eq((Field<Object>) key);
  }
}
