package dev.rapport.sales.orders;

import static java.math.BigDecimal.ZERO;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.rapport.identity.Actor;
import dev.rapport.records.Change;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.RecordRules;
import dev.rapport.records.Values;
import dev.rapport.sales.lines.Line;
import dev.rapport.sales.pricing.Contents;
import dev.rapport.sales.pricing.Currencies;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What was delivered of a line stays ordered; the order's quantity and status follow its lines.
 * Their amounts are {@link dev.rapport.sales.lines.LineRules}'.
 */
@Component
class OrderLineRules implements RecordRules {

  private final OrderStates states;

  OrderLineRules(OrderStates states) {
    this.states = states;
  }

  @Override
  public String object() {
    return OrderLine.OBJECT;
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor) {
    apply(drafts, actor, Origin.API);
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor, Origin origin) {
    var byOrder = RecordDraft.byReference(drafts, OrderLine.PARENT);
    states
        .find(byOrder.keySet())
        .forEach((id, state) -> {
          var some = requireNonNull(byOrder.get(id));
          var after = state.with(lines(state, some));
          if (origin.reverses() == null) {
            some.forEach(draft -> stays(draft, state, after));
          }
          some.getFirst().also(followed(after));
        });
  }

  /** Of a line or its parts as much stays as was delivered. */
  private static void stays(RecordDraft draft, OrderState before, OrderState after) {
    if (!before.hasDeliveries()) {
      return;
    }
    for (var line : before.lines()) {
      var delivered = before.delivered(line);
      if (!draft.id().equals(line.id()) || delivered.signum() == 0) {
        continue;
      }
      var now = after.line(line.id(), line.part());
      if (now == null || line.part() != null && !Objects.equals(now.product(), line.product())) {
        draft.refuse("orderLine.delivered");
        return;
      }
      if (now.quantity().compareTo(delivered) < 0) {
        var least = OrderState.plain(least(draft, line, delivered));
        draft.refuse(Line.QUANTITY, "orderLine.deliveredQuantity", least);
        return;
      }
    }
  }

  /** So many of the line are at least needed for what was delivered of it, or of a part of it. */
  private static BigDecimal least(RecordDraft draft, OrderState.Line line, BigDecimal delivered) {
    if (line.part() == null) {
      return delivered;
    }
    var part = Contents.read(draft.get(Line.CONTENTS)).parts().get(line.part() - 1);
    return delivered.divide(part.quantity(), 4, RoundingMode.UP);
  }

  private static Change followed(OrderState state) {
    var lines = state.lines().stream().filter(line -> line.id() != null).toList();
    var values = new Values().with(Order.QUANTITY, quantity(lines));
    OrderChanges.delivered(state, false, values);
    return new Change.Update(Order.OBJECT, state.order().getId(), null, values.toMap());
  }

  /** The order's lines as they are to be. */
  private static List<OrderState.Line> lines(OrderState before, List<RecordDraft> drafts) {
    var digits = Currencies.digits(before.order().getCurrency());
    var lines = new ArrayList<>(before.lines());
    lines.removeIf(line -> line.id() == null);
    for (var draft : drafts) {
      lines.removeIf(line -> Objects.equals(line.id(), draft.id()));
      if (draft.kind() != Kind.DELETE) {
        lines.addAll(line(draft).moving(Contents.read(draft.get(Line.CONTENTS)), digits));
      }
    }
    return lines;
  }

  private static OrderState.Line line(RecordDraft draft) {
    var product = draft.get(Line.PRODUCT);
    return new OrderState.Line(
        draft.id(),
        null,
        null,
        requireNonNullElse(draft.get(Line.DESCRIPTION), ""),
        product == null ? null : product.id(),
        draft.get(Line.UNIT),
        requireNonNullElse(draft.get(Line.QUANTITY), ZERO),
        requireNonNullElse(draft.get(Line.NET), ZERO));
  }

  private static @Nullable BigDecimal quantity(List<OrderState.Line> lines) {
    return lines.isEmpty()
        ? null
        : lines.stream().map(OrderState.Line::quantity).reduce(ZERO, BigDecimal::add);
  }
}
