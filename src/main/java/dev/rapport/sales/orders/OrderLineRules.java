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
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
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
    var byOrder =
        drafts.stream()
            .filter(draft -> draft.get(OrderLine.PARENT) != null)
            .collect(
                Collectors.groupingBy(
                    draft -> requireNonNull(draft.get(OrderLine.PARENT)).id(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    states
        .find(byOrder.keySet())
        .forEach((id, state) -> {
          var some = requireNonNull(byOrder.get(id));
          if (origin.reverses() == null) {
            some.forEach(draft -> stays(draft, state));
          }
          some.getFirst().also(followed(state, some));
        });
  }

  private static void stays(RecordDraft draft, OrderState state) {
    var line = state.line(draft.id());
    var delivered = line == null || !state.hasDeliveries() ? ZERO : state.delivered(line);
    if (delivered.signum() == 0) {
      return;
    }
    if (draft.kind() == Kind.DELETE) {
      draft.refuse("orderLine.delivered");
    } else if (requireNonNullElse(draft.get(Line.QUANTITY), ZERO).compareTo(delivered) < 0) {
      draft.refuse(Line.QUANTITY, "orderLine.deliveredQuantity", OrderState.plain(delivered));
    }
  }

  private static Change followed(OrderState before, List<RecordDraft> drafts) {
    var lines = new ArrayList<>(before.lines());
    lines.removeIf(line -> line.id() == null);
    for (var draft : drafts) {
      lines.removeIf(line -> Objects.equals(line.id(), draft.id()));
      if (draft.kind() != Kind.DELETE) {
        lines.add(line(draft));
      }
    }
    var state = before.with(lines);
    var values = new Values().with(Order.QUANTITY, quantity(lines));
    OrderChanges.delivered(state, false, values);
    return new Change.Update(Order.OBJECT, before.order().getId(), null, values.toMap());
  }

  private static OrderState.Line line(RecordDraft draft) {
    var product = draft.get(Line.PRODUCT);
    return new OrderState.Line(
        draft.id(),
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
