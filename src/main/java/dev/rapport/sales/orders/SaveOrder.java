package dev.rapport.sales.orders;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.SALES_ORDER;

import dev.rapport.identity.Actor;
import dev.rapport.identity.Operation;
import dev.rapport.platform.Ids;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.Change;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.ForbiddenException;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordDraft.Refusal;
import dev.rapport.records.RecordInput;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Records;
import dev.rapport.records.Reference;
import dev.rapport.records.RefusedException;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.sales.lines.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a whole order in, as shops and other systems send it: once, however often it is sent under
 * the same outside number.
 */
@Service
class SaveOrder {

  /** As many as somebody reads. */
  private static final int MOST_LINES = 500;

  /**
   * @param values of the order, by field name, as JSON
   * @param lines all of them, in their order; null leaves them as they are
   */
  record Command(
      Map<String, @Nullable Object> values, @Nullable List<Map<String, @Nullable Object>> lines) {}

  /**
   * @param made whether it wasn't there before
   */
  record Saved(UUID id, boolean made) {}

  private final Records records;
  private final RecordWriter writer;
  private final Catalog catalog;
  private final FieldContexts contexts;
  private final OrderStates states;
  private final DSLContext sql;

  SaveOrder(
      Records records,
      RecordWriter writer,
      Catalog catalog,
      FieldContexts contexts,
      OrderStates states,
      DSLContext sql) {
    this.records = records;
    this.writer = writer;
    this.catalog = catalog;
    this.contexts = contexts;
    this.states = states;
    this.sql = sql;
  }

  /**
   * Makes the order, or changes the one of the same outside number to what is said.
   *
   * @throws ProblemException 422 with what can't be taken, of lines as {@code lines[0].quantity}
   */
  @Transactional
  public Saved handle(Command command, Actor actor) {
    var lines = Objects.requireNonNullElse(command.lines(), List.<Map<String, Object>>of());
    if (lines.size() > MOST_LINES) {
      throw ProblemException.invalid("lines", "quote.lines", MOST_LINES);
    }
    var errors = new ArrayList<FieldProblem>();
    var values = read(Order.OBJECT, command.values(), "", actor, errors);
    var there = there(values.get(Order.EXTERNAL_ID.name()), actor);
    var order = there.orElseGet(Ids::next);
    var change =
        there.isPresent()
            ? new Change.Update(Order.OBJECT, order, null, values)
            : new Change.Create(Order.OBJECT, order, values);
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    write(List.of(change), Map.of(), actor);
    if (command.lines() != null) {
      lines(order, command.lines(), actor, errors);
    }
    return new Saved(order, there.isEmpty());
  }

  /** Of two who send the same number at once, the second one finds what the first one made. */
  private Optional<UUID> there(@Nullable Object number, Actor actor) {
    if (!(number instanceof String text)) {
      return Optional.empty();
    }
    var key = text.toLowerCase(Locale.ROOT);
    sql.select(
            function(
                "pg_advisory_xact_lock",
                Object.class,
                function("hashtextextended", Long.class, val("order:" + key), val(0L))))
        .fetch();
    var found =
        sql.select(SALES_ORDER.ID)
            .from(SALES_ORDER)
            .where(lower(SALES_ORDER.EXTERNAL_ID).eq(key), SALES_ORDER.DELETED_AT.isNull())
            .fetchOptional(SALES_ORDER.ID);
    // One that they don't see is refused as taken.
    return found.filter(id -> !records.some(Order.OBJECT, List.of(id), List.of(), actor).isEmpty());
  }

  /** The first line given is the order's first one, and so on; what is behind them goes. */
  private void lines(
      UUID order,
      List<Map<String, @Nullable Object>> given,
      Actor actor,
      List<FieldProblem> errors) {
    if (!actor.may(Operation.CREATE, OrderLine.OBJECT)) {
      throw new ForbiddenException();
    }
    var kept =
        Objects.requireNonNull(states.find(List.of(order)).get(order)).lines().stream()
            .map(OrderState.Line::id)
            .filter(Objects::nonNull)
            .distinct() // of a bundle there is one for each part
            .toList();
    var changes = new ArrayList<Change>();
    var at = new LinkedHashMap<UUID, String>();
    for (var i = 0; i < given.size(); i++) {
      var prefix = "lines[" + i + "].";
      var values = read(OrderLine.OBJECT, given.get(i), prefix, actor, errors);
      values.remove(OrderLine.PARENT.name());
      values.put(Line.POSITION.name(), BigDecimal.valueOf(i + 1L));
      if (i < kept.size()) {
        changes.add(new Change.Update(OrderLine.OBJECT, kept.get(i), null, values));
        at.put(kept.get(i), prefix);
      } else {
        var id = Ids.next();
        values.put(OrderLine.PARENT.name(), Reference.to(order));
        changes.add(new Change.Create(OrderLine.OBJECT, id, values));
        at.put(id, prefix);
      }
    }
    kept.stream()
        .skip(given.size())
        .forEach(id -> changes.add(new Change.Delete(OrderLine.OBJECT, id, null)));
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    // Who may change an order may change its lines, whoever wrote them.
    write(changes, at, actor.id() == null ? actor : Actor.unrestricted(actor.id(), actor.name()));
  }

  private void write(List<Change> changes, Map<UUID, String> at, Actor actor) {
    try {
      writer.write(changes, actor, Origin.API);
    } catch (RefusedException e) {
      throw ProblemException.invalid(
          e.records().stream()
              .flatMap(refused ->
                  refused.refusals().stream()
                      .map(refusal -> problem(at.getOrDefault(refused.id(), ""), refusal)))
              .toList());
    }
  }

  private Map<String, @Nullable Object> read(
      String object,
      Map<String, @Nullable Object> json,
      String prefix,
      Actor actor,
      List<FieldProblem> errors) {
    var input = RecordInput.read(catalog.object(object), json, contexts.of(actor));
    input.refusals().forEach(refusal -> errors.add(problem(prefix, refusal)));
    return new LinkedHashMap<>(input.values());
  }

  private static FieldProblem problem(String prefix, Refusal refusal) {
    var field = Objects.requireNonNullElse(refusal.field(), "");
    return new FieldProblem(prefix + field, refusal.code(), refusal.arguments());
  }
}
