package dev.rapport.sales.orders;

import dev.rapport.platform.Ids;
import dev.rapport.records.Change;
import dev.rapport.records.Reference;
import dev.rapport.records.Values;
import dev.rapport.records.fieldtype.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** What happens to an order and its movements, as changes. */
final class OrderChanges {

  private OrderChanges() {}

  /**
   * What an order says of its deliveries and returns.
   *
   * @param had whether there were deliveries before: without any, the status is what somebody said
   */
  static Change followed(OrderState state, boolean had) {
    var order = state.order();
    var currency = order.getCurrency();
    var net = Objects.requireNonNullElse(order.getNet(), BigDecimal.ZERO);
    var values =
        new Values()
            .with(Order.RETURNED, new Money(state.refunded(), currency))
            .with(Order.VALUE, new Money(net.subtract(state.refunded()), currency));
    delivered(state, had, values);
    return new Change.Update(Order.OBJECT, order.getId(), null, values.toMap());
  }

  static void delivered(OrderState state, boolean had, Values values) {
    if (state.hasDeliveries()) {
      values.with(Order.STATUS, state.status()).with(Order.DELIVERED_ON, state.deliveredOn());
    } else if (had) {
      values.with(Order.STATUS, Order.CONFIRMED).with(Order.DELIVERED_ON, null);
    }
  }

  /** The delivery of all that is left of an order. */
  static List<Change> rest(OrderState state, LocalDate on) {
    return state.eachLeft(line -> delivery(state, line, state.left(line), on));
  }

  private static Change delivery(
      OrderState state, OrderState.Line line, BigDecimal quantity, LocalDate on) {
    return new Change.Create(
        OrderMovement.OBJECT,
        Ids.next(),
        new Values()
            .with(OrderMovement.ORDER, Reference.to(state.order().getId()))
            .with(OrderMovement.LINE, line.id() == null ? null : Reference.to(line.id()))
            .with(OrderMovement.PART, line.part() == null ? null : BigDecimal.valueOf(line.part()))
            .with(OrderMovement.KIND, OrderMovement.DELIVERY)
            .with(OrderMovement.QUANTITY, quantity)
            .with(OrderMovement.MOVED_ON, on)
            .toMap());
  }
}
