package dev.rapport.sales.orders;

import static java.util.Objects.requireNonNull;

import dev.rapport.identity.Actor;
import dev.rapport.records.Change;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.FieldRef;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.RecordRules;
import dev.rapport.records.Reference;
import dev.rapport.records.Values;
import dev.rapport.records.fieldtype.FieldContext;
import dev.rapport.records.fieldtype.Money;
import dev.rapport.sales.pricing.Currencies;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * An order has a day, a currency and an amount; its status agrees with what was delivered, and what
 * moved of it is whose it is. One that came of a quote stays.
 */
@Component
class OrderRules implements RecordRules {

  /** What movements have of their order. */
  private static final List<FieldRef<Reference>> SHARED =
      List.of(Order.OWNER, Order.COMPANY, Order.PERSON);

  private final FieldContexts contexts;
  private final OrderStates states;

  OrderRules(FieldContexts contexts, OrderStates states) {
    this.contexts = contexts;
    this.states = states;
  }

  @Override
  public String object() {
    return Order.OBJECT;
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor) {
    apply(drafts, actor, Origin.API);
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor, Origin origin) {
    var context = contexts.of(actor);
    var there = there(drafts, origin);
    for (var draft : drafts) {
      var state = there.get(draft.id());
      switch (draft.kind()) {
        case CREATE -> {
          create(draft, context, origin);
          day(draft, context.today());
        }
        case UPDATE -> {
          day(draft, context.today());
          if (state != null) {
            amounts(draft, state);
            status(draft, state, context.today());
            follow(draft, state);
          }
        }
        case DELETE -> delete(draft, state);
        case RESTORE -> {}
      }
    }
  }

  /** What rules look at of orders that people and programs change; nothing for most changes. */
  private Map<UUID, OrderState> there(List<RecordDraft> drafts, Origin origin) {
    if (origin.byRule() || origin.reverses() != null) {
      return Map.of();
    }
    var ids =
        drafts.stream()
            .filter(draft -> draft.kind() == Kind.DELETE || looked(draft))
            .map(RecordDraft::id)
            .toList();
    return ids.isEmpty() ? Map.of() : states.find(ids);
  }

  private static boolean looked(RecordDraft draft) {
    return draft.kind() == Kind.UPDATE
        && Stream.concat(
                SHARED.stream(), Stream.of(Order.STATUS, Order.NET, Order.TAX, Order.QUANTITY))
            .anyMatch(draft::changes);
  }

  private static void day(RecordDraft draft, LocalDate today) {
    if (draft.get(Order.ORDERED_ON) == null) {
      draft.set(Order.ORDERED_ON, today);
    }
  }

  private static void create(RecordDraft draft, FieldContext context, Origin origin) {
    var net = draft.get(Order.NET);
    if (draft.get(Order.CURRENCY) == null) {
      draft.set(Order.CURRENCY, net == null ? context.currency() : net.currency());
    }
    Currencies.check(draft, Order.CURRENCY, context);
    if (!draft.refused()) {
      add(draft, BigDecimal.ZERO);
    }
    if (Order.PARTLY.equals(draft.get(Order.STATUS)) && !origin.imported()) {
      draft.refuse(Order.STATUS, "order.partly");
    }
    if (Order.DELIVERED.equals(draft.get(Order.STATUS)) && draft.get(Order.DELIVERED_ON) == null) {
      var on = draft.get(Order.ORDERED_ON);
      draft.set(Order.DELIVERED_ON, on == null ? context.today() : on);
    }
  }

  /** Net, tax and what they come to, in the order's currency. */
  private static void add(RecordDraft draft, BigDecimal returned) {
    var currency = requireNonNull(draft.get(Order.CURRENCY));
    var net = amount(draft, Order.NET, currency);
    var tax = amount(draft, Order.TAX, currency);
    draft.set(Order.NET, new Money(net, currency));
    draft.set(Order.TAX, new Money(tax, currency));
    draft.set(Order.TOTAL, new Money(net.add(tax), currency));
    draft.set(Order.RETURNED, new Money(returned, currency));
    draft.set(Order.VALUE, new Money(net.subtract(returned), currency));
  }

  private static BigDecimal amount(RecordDraft draft, FieldRef<Money> field, String currency) {
    var given = draft.get(field);
    if (given != null && !given.currency().equals(currency)) {
      draft.refuse(field, "movement.currency", currency);
    }
    return given == null ? BigDecimal.ZERO : given.amount();
  }

  /** What the lines come to is nobody's to say; an order without lines says it. */
  private static void amounts(RecordDraft draft, OrderState state) {
    var changed =
        Stream.<FieldRef<?>>of(Order.NET, Order.TAX, Order.QUANTITY)
            .filter(draft::changes)
            .toList();
    if (changed.isEmpty()) {
      return;
    }
    if (state.lines().getFirst().id() != null) {
      changed.forEach(field -> draft.refuse(field, "order.ofLines"));
    } else {
      add(draft, state.refunded());
    }
  }

  /** Delivered as a whole means that what is left goes out now. */
  private static void status(RecordDraft draft, OrderState state, LocalDate today) {
    if (!draft.changes(Order.STATUS)) {
      return;
    }
    var status = Objects.requireNonNullElse(draft.get(Order.STATUS), "");
    if (status.equals(Order.PARTLY)) {
      draft.refuse(Order.STATUS, "order.partly");
    } else if (status.equals(Order.DELIVERED)) {
      var on = draft.given(Order.DELIVERED_ON) ? draft.get(Order.DELIVERED_ON) : null;
      var day = on == null ? today : on;
      draft.set(Order.DELIVERED_ON, day);
      OrderChanges.rest(state, day).forEach(draft::also);
    } else if (!state.movements().isEmpty()) {
      draft.refuse(Order.STATUS, "order.moved");
    } else {
      draft.set(Order.DELIVERED_ON, null);
    }
  }

  private static void follow(RecordDraft draft, OrderState state) {
    var values = new Values();
    SHARED.stream().filter(draft::changes).forEach(field -> values.with(field, draft.get(field)));
    if (!values.toMap().isEmpty()) {
      state
          .movements()
          .forEach(each ->
              draft.also(new Change.Update(OrderMovement.OBJECT, each.id(), null, values.toMap())));
    }
  }

  private static void delete(RecordDraft draft, @Nullable OrderState state) {
    if (draft.before(Order.QUOTE) != null) {
      draft.refuse("order.ofQuote");
    } else if (state != null) {
      state
          .movements()
          .forEach(each -> draft.also(new Change.Delete(OrderMovement.OBJECT, each.id(), null)));
    }
  }
}
