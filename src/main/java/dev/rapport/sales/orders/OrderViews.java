package dev.rapport.sales.orders;

import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.identity.Operation;
import dev.rapport.records.Change;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordData;
import dev.rapport.records.RecordJson;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Records;
import dev.rapport.sales.lines.Line;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Orders as those who deliver them see them. */
@Component
class OrderViews {

  /**
   * An order and what became of its lines.
   *
   * @param lines null for those who may not read them
   * @param mayMove whether the one who asks may deliver and take back
   */
  @Schema(name = "OrderView")
  record View(RecordData order, @Nullable List<LineView> lines, boolean mayMove) {}

  /**
   * What moves by itself: a line, or a part of a bundle's.
   *
   * @param id null where the order has no lines: it is meant as a whole
   * @param part which part of a bundle, the first one being 1; null where the line is none
   * @param bundle what the bundle is called
   * @param left what is still to be delivered
   */
  @Schema(name = "OrderLineView")
  record LineView(
      @Nullable UUID id,
      @Nullable Integer part,
      @Nullable String bundle,
      String description,
      @Nullable String unit,
      BigDecimal ordered,
      BigDecimal delivered,
      BigDecimal returned,
      BigDecimal left) {}

  private final Records records;
  private final RecordJson json;
  private final RecordWriter writer;
  private final OrderStates states;

  OrderViews(Records records, RecordJson json, RecordWriter writer, OrderStates states) {
    this.records = records;
    this.json = json;
    this.writer = writer;
    this.states = states;
  }

  /**
   * @throws NotFoundException for one that is not there or not visible
   */
  @Transactional(readOnly = true)
  public View of(UUID id, Actor actor) {
    var order = records.one(Order.OBJECT, id, actor);
    var state = states.find(List.of(id)).get(id);
    if (state == null) {
      throw new NotFoundException();
    }
    var sees =
        reads(actor, OrderLine.OBJECT, Line.DESCRIPTION.name(), Line.QUANTITY.name())
            && reads(actor, OrderMovement.OBJECT, "quantity", "kind", "line", "part")
            && reads(actor, Order.OBJECT, "status", "quantity");
    var change = new Change.Update(Order.OBJECT, id, null, Map.of());
    var mayMove =
        actor.may(Operation.CREATE, OrderMovement.OBJECT)
            && writer.check(List.of(change), actor, Origin.API).isEmpty();
    return new View(json.record(order), sees ? lines(state) : null, mayMove);
  }

  private static boolean reads(Actor actor, String object, String... fields) {
    return actor.may(Operation.READ, object)
        && Stream.of(fields).allMatch(name -> actor.field(object, name) != FieldAccess.HIDDEN);
  }

  private static List<LineView> lines(OrderState state) {
    return state.lines().stream()
        .map(line ->
            new LineView(
                line.id(),
                line.part(),
                line.bundle(),
                line.description(),
                line.unit(),
                line.quantity(),
                state.delivered(line),
                state.returned(line),
                state.left(line)))
        .toList();
  }
}
