package dev.rapport.sales.orders;

import dev.rapport.identity.Actor;
import dev.rapport.platform.Ids;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.Change;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordInput;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Records;
import dev.rapport.records.RefusedException;
import dev.rapport.records.Written;
import dev.rapport.records.catalog.Catalog;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Delivers an order or parts of it, and takes back what comes back: each one act, to be undone. */
@Service
class MoveOrder {

  /**
   * @param line null for an order without lines
   * @param part of a bundle, the first one being 1; null where the line is none
   * @param reason only of a return
   * @param amount that the customer gets back; null for what they paid
   */
  record Part(
      @Nullable UUID line,
      @Nullable Integer part,
      BigDecimal quantity,
      @Nullable String reason,
      @Nullable BigDecimal amount) {}

  private final Records records;
  private final RecordWriter writer;
  private final OrderStates states;
  private final Catalog catalog;
  private final FieldContexts contexts;

  MoveOrder(
      Records records,
      RecordWriter writer,
      OrderStates states,
      Catalog catalog,
      FieldContexts contexts) {
    this.records = records;
    this.writer = writer;
    this.states = states;
    this.catalog = catalog;
    this.contexts = contexts;
  }

  /**
   * Delivers.
   *
   * @param on null for today
   * @param parts null for all that is left
   * @throws ProblemException 409 when nothing is left, 422 with what can't be, as {@code
   *     lines[0].quantity}
   */
  @Transactional
  public Written deliver(
      UUID order, @Nullable LocalDate on, @Nullable List<Part> parts, Actor actor) {
    var state = state(order, actor);
    var day = on == null ? contexts.of(actor).today() : on;
    if (parts == null) {
      var rest = OrderChanges.rest(state, day);
      if (rest.isEmpty()) {
        throw ProblemException.of(HttpStatus.CONFLICT, "order.nothingLeft");
      }
      return write(rest, actor);
    }
    return write(changes(state, OrderMovement.DELIVERY, day, parts, actor), actor);
  }

  /**
   * Takes something back.
   *
   * @param on null for today
   * @throws ProblemException 422 with what can't be
   */
  @Transactional
  public Written takeBack(UUID order, @Nullable LocalDate on, List<Part> parts, Actor actor) {
    var state = state(order, actor);
    var day = on == null ? contexts.of(actor).today() : on;
    return write(changes(state, OrderMovement.RETURN, day, parts, actor), actor);
  }

  private OrderState state(UUID order, Actor actor) {
    records.one(Order.OBJECT, order, actor);
    states.lock(List.of(order));
    var state = states.find(List.of(order)).get(order);
    if (state == null) {
      throw new NotFoundException();
    }
    return state;
  }

  private List<Change> changes(
      OrderState state, String kind, LocalDate on, List<Part> parts, Actor actor) {
    if (parts.isEmpty()) {
      throw ProblemException.invalid("lines", "required");
    }
    var errors = new ArrayList<FieldProblem>();
    var changes = new ArrayList<Change>();
    var seen = new HashSet<OrderState.Line>();
    for (var i = 0; i < parts.size(); i++) {
      var part = parts.get(i);
      var prefix = prefix(i);
      var line = state.line(part.line(), part.part());
      var inBundle = state.parts(part.line());
      if (line == null && inBundle > 0) {
        errors.add(FieldProblem.of(prefix + "part", "movement.part", inBundle));
        continue;
      }
      if (line == null || !seen.add(line)) {
        errors.add(FieldProblem.of(prefix + "line", "movement.otherOrder"));
        continue;
      }
      var input =
          RecordInput.read(
              catalog.object(OrderMovement.OBJECT),
              json(state, kind, on, part),
              contexts.of(actor));
      input
          .refusals()
          .forEach(refusal ->
              errors.add(
                  new FieldProblem(prefix + refusal.field(), refusal.code(), refusal.arguments())));
      changes.add(new Change.Create(OrderMovement.OBJECT, Ids.next(), input.values()));
    }
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    return changes;
  }

  /** As a request for the movement itself would say it. */
  private static Map<String, @Nullable Object> json(
      OrderState state, String kind, LocalDate on, Part part) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put(OrderMovement.ORDER.name(), state.order().getId().toString());
    if (part.line() != null) {
      json.put(OrderMovement.LINE.name(), part.line().toString());
    }
    if (part.part() != null) {
      json.put(OrderMovement.PART.name(), part.part());
    }
    json.put(OrderMovement.KIND.name(), kind);
    json.put(OrderMovement.QUANTITY.name(), part.quantity());
    json.put(OrderMovement.MOVED_ON.name(), on.toString());
    if (part.reason() != null) {
      json.put(OrderMovement.REASON.name(), part.reason());
    }
    if (part.amount() != null) {
      json.put(
          OrderMovement.AMOUNT.name(),
          Map.of("amount", part.amount(), "currency", state.order().getCurrency()));
    }
    return json;
  }

  private Written write(List<Change> changes, Actor actor) {
    try {
      return writer.write(changes, actor, Origin.API);
    } catch (RefusedException e) {
      var at = new HashMap<UUID, Integer>();
      for (var i = 0; i < changes.size(); i++) {
        at.put(changes.get(i).id(), i);
      }
      throw ProblemException.invalid(
          e.records().stream()
              .flatMap(refused ->
                  refused.refusals().stream()
                      .map(refusal ->
                          new FieldProblem(
                              prefix(at.get(refused.id()))
                                  + Objects.requireNonNullElse(refusal.field(), ""),
                              refusal.code(),
                              refusal.arguments())))
              .toList());
    }
  }

  private static String prefix(@Nullable Integer index) {
    return index == null ? "" : "lines[" + index + "].";
  }
}
