package dev.rapport.sales.orders;

import static java.util.Objects.requireNonNullElse;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.ORDER_LINE;
import static rapport.db.Tables.ORDER_MOVEMENT;
import static rapport.db.Tables.SALES_ORDER;

import dev.rapport.sales.pricing.Contents;
import dev.rapport.sales.pricing.Currencies;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import rapport.db.tables.records.OrderLineRecord;
import rapport.db.tables.records.SalesOrderRecord;

/** Orders as they stand. */
@Component
class OrderStates {

  private final DSLContext sql;

  OrderStates(DSLContext sql) {
    this.sql = sql;
  }

  /** Of two who move something of one order the second one sees what the first one wrote. */
  void lock(Collection<UUID> orders) {
    orders.stream()
        .sorted()
        .forEach(id ->
            sql.select(
                    function(
                        "pg_advisory_xact_lock", Object.class, val(id.getLeastSignificantBits())))
                .fetch());
  }

  /** Those that are there, whoever may see them. Three statements. */
  Map<UUID, OrderState> find(Collection<UUID> orders) {
    var lines =
        sql.selectFrom(ORDER_LINE)
            .where(ORDER_LINE.ORDER_ID.in(orders), ORDER_LINE.DELETED_AT.isNull())
            .orderBy(ORDER_LINE.ORDER_ID, ORDER_LINE.POSITION, ORDER_LINE.ID)
            .fetchGroups(ORDER_LINE.ORDER_ID);
    var movements =
        sql.selectFrom(ORDER_MOVEMENT)
            .where(ORDER_MOVEMENT.ORDER_ID.in(orders), ORDER_MOVEMENT.DELETED_AT.isNull())
            .orderBy(ORDER_MOVEMENT.MOVED_ON, ORDER_MOVEMENT.ID)
            .fetchGroups(
                ORDER_MOVEMENT.ORDER_ID,
                each ->
                    new OrderState.Movement(
                        each.getId(),
                        each.getLineId(),
                        each.getPart(),
                        OrderMovement.DELIVERY.equals(each.getKind()),
                        each.getQuantity(),
                        each.getMovedOn(),
                        requireNonNullElse(each.getAmount(), BigDecimal.ZERO)));
    var found = new HashMap<UUID, OrderState>();
    sql.selectFrom(SALES_ORDER)
        .where(SALES_ORDER.ID.in(orders))
        .forEach(order ->
            found.put(
                order.getId(),
                OrderState.of(
                    order,
                    lines(order, lines.get(order.getId())),
                    movements.getOrDefault(order.getId(), List.of()))));
    return found;
  }

  private static List<OrderState.Line> lines(
      SalesOrderRecord order, @Nullable List<OrderLineRecord> lines) {
    var digits = Currencies.digits(order.getCurrency());
    return lines == null
        ? List.of()
        : lines.stream()
            .flatMap(line ->
                new OrderState.Line(
                        line.getId(),
                        null,
                        null,
                        line.getDescription(),
                        line.getProductId(),
                        line.getUnit(),
                        line.getQuantity(),
                        line.getNet())
                    .moving(Contents.read(line.getContents()), digits).stream())
            .toList();
  }
}
