package dev.rapport.sales.orders;

import static java.math.BigDecimal.ZERO;
import static java.util.Objects.requireNonNull;

import dev.rapport.identity.Actor;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.RecordRules;
import dev.rapport.records.Reference;
import dev.rapport.records.fieldtype.Money;
import dev.rapport.sales.pricing.Currencies;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * No more goes out than was ordered, and no more comes back than went out; whatever happens to
 * movements, their order's status and value follow.
 */
@Component
class MovementRules implements RecordRules {

  private static final Set<String> CLOSED = Set.of(Order.DRAFT, Order.CANCELLED);

  private final OrderStates states;
  private final FieldContexts contexts;

  MovementRules(OrderStates states, FieldContexts contexts) {
    this.states = states;
    this.contexts = contexts;
  }

  @Override
  public String object() {
    return OrderMovement.OBJECT;
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor) {
    apply(drafts, actor, Origin.API);
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor, Origin origin) {
    var byOrder = RecordDraft.byReference(drafts, OrderMovement.ORDER);
    states.lock(byOrder.keySet());
    var found = states.find(byOrder.keySet());
    var today = contexts.of(actor).today();
    byOrder.forEach((id, some) -> {
      var state = found.get(id);
      if (state != null) {
        apply(state, some, today, origin);
      }
    });
  }

  private static void apply(
      OrderState before, List<RecordDraft> drafts, LocalDate today, Origin origin) {
    var state = before;
    for (var draft : drafts) {
      state =
          draft.kind() == Kind.DELETE
              ? state.with(draft.id(), null)
              : moved(state, draft, today, origin);
    }
    var first = drafts.getFirst();
    if (drafts.stream().anyMatch(RecordDraft::refused)) {
      return;
    }
    check(state, drafts, origin);
    var net = state.order().getNet() == null ? ZERO : state.order().getNet();
    if (state.refunded().compareTo(net.max(ZERO)) > 0) {
      first.refuse(OrderMovement.AMOUNT, "movement.tooMuchMoney");
    }
    first.also(OrderChanges.followed(state, before.hasDeliveries()));
  }

  private static OrderState moved(
      OrderState state, RecordDraft draft, LocalDate today, Origin origin) {
    var reference = draft.get(OrderMovement.LINE);
    var line = line(state, draft);
    var quantity = draft.get(OrderMovement.QUANTITY);
    var parts = state.parts(reference == null ? null : reference.id());
    if (line == null && parts > 0) {
      draft.refuse(OrderMovement.PART, "movement.part", parts);
      return state;
    }
    if (line == null) {
      draft.refuse(OrderMovement.LINE, reference == null ? "required" : "movement.otherOrder");
      return state;
    }
    if (CLOSED.contains(state.order().getStatus()) && !origin.byRule()) {
      draft.refuse("movement.closed");
    }
    if (quantity == null || quantity.signum() <= 0) {
      draft.refuse(OrderMovement.QUANTITY, "movement.quantity");
      return state;
    }
    if (draft.get(OrderMovement.MOVED_ON) == null) {
      draft.set(OrderMovement.MOVED_ON, today);
    }
    if (draft.kind() == Kind.CREATE) {
      ofOrder(state, line, draft);
    }
    draft.set(OrderMovement.NAME, OrderState.words(quantity, line));
    var delivery = OrderMovement.DELIVERY.equals(draft.get(OrderMovement.KIND));
    if (delivery) {
      draft.set(OrderMovement.REASON, null);
      draft.set(OrderMovement.AMOUNT, null);
    } else {
      back(state, line, quantity, draft);
    }
    var amount = draft.get(OrderMovement.AMOUNT);
    return state.with(
        draft.id(),
        new OrderState.Movement(
            draft.id(),
            line.id(),
            line.part(),
            delivery,
            quantity,
            requireNonNull(draft.get(OrderMovement.MOVED_ON)),
            amount == null ? ZERO : amount.amount()));
  }

  private static OrderState.@Nullable Line line(OrderState state, RecordDraft draft) {
    var reference = draft.get(OrderMovement.LINE);
    var part = draft.get(OrderMovement.PART);
    return state.line(
        reference == null ? null : reference.id(), part == null ? null : part.intValue());
  }

  /** Whose the order is, its movements are. */
  private static void ofOrder(OrderState state, OrderState.Line line, RecordDraft draft) {
    var order = state.order();
    draft.set(OrderMovement.PRODUCT, reference(line.product()));
    draft.set(OrderMovement.COMPANY, reference(order.getCompanyId()));
    draft.set(OrderMovement.PERSON, reference(order.getPersonId()));
    draft.set(OrderMovement.OWNER, reference(order.getOwnerId()));
    draft.set(OrderMovement.TEAM, reference(order.getTeamId()));
  }

  private static @Nullable Reference reference(java.util.@Nullable UUID id) {
    return id == null ? null : Reference.to(id);
  }

  /** Says why it came back; the customer gets the line's price for it unless told otherwise. */
  private static void back(
      OrderState state, OrderState.Line line, BigDecimal quantity, RecordDraft draft) {
    if (draft.get(OrderMovement.REASON) == null) {
      draft.refuse(OrderMovement.REASON, "required");
    }
    var currency = state.order().getCurrency();
    var amount = draft.get(OrderMovement.AMOUNT);
    var follows = draft.changes(OrderMovement.QUANTITY) && !draft.given(OrderMovement.AMOUNT);
    if (amount == null || follows) {
      draft.set(OrderMovement.AMOUNT, new Money(price(line, quantity, currency), currency));
    } else if (!amount.currency().equals(currency)) {
      draft.refuse(OrderMovement.AMOUNT, "movement.currency", currency);
    } else if (amount.amount().signum() < 0) {
      draft.refuse(OrderMovement.AMOUNT, "number.negative");
    }
  }

  private static BigDecimal price(OrderState.Line line, BigDecimal quantity, String currency) {
    if (line.quantity().signum() == 0) {
      return ZERO;
    }
    return line.net()
        .multiply(quantity)
        .divide(line.quantity(), Currencies.digits(currency), RoundingMode.HALF_UP)
        .max(ZERO);
  }

  /** What is taken back was right in its time. */
  private static void check(OrderState state, List<RecordDraft> drafts, Origin origin) {
    if (origin.reverses() != null) {
      return;
    }
    for (var draft : drafts) {
      var line = line(state, draft);
      if (line == null) {
        continue;
      }
      var delivered = state.delivered(line);
      if (state.hasDeliveries() && delivered.compareTo(line.quantity()) > 0) {
        draft.refuse(
            OrderMovement.QUANTITY, "movement.moreThanOrdered", OrderState.plain(line.quantity()));
      } else if (state.returned(line).compareTo(delivered) > 0) {
        draft.refuse(
            OrderMovement.QUANTITY, "movement.moreThanDelivered", OrderState.plain(delivered));
      }
    }
  }
}
