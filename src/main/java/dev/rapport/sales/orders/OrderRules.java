package dev.rapport.sales.orders;

import dev.rapport.identity.Actor;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.RecordRules;
import dev.rapport.sales.lines.Totals;
import dev.rapport.sales.pricing.Currencies;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** An order has a day and a currency; one that came of a quote stays. */
@Component
class OrderRules implements RecordRules {

  private final FieldContexts contexts;

  OrderRules(FieldContexts contexts) {
    this.contexts = contexts;
  }

  @Override
  public String object() {
    return Order.OBJECT;
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor) {
    var context = contexts.of(actor);
    for (var draft : drafts) {
      if (draft.kind() == Kind.DELETE && draft.before(Order.QUOTE) != null) {
        draft.refuse("order.ofQuote");
      }
      if (draft.kind() != Kind.CREATE && draft.kind() != Kind.UPDATE) {
        continue;
      }
      if (draft.get(Order.ORDERED_ON) == null) {
        draft.set(Order.ORDERED_ON, context.today());
      }
      if (draft.kind() == Kind.CREATE) {
        if (draft.get(Order.CURRENCY) == null) {
          draft.set(Order.CURRENCY, context.currency());
        }
        Currencies.check(draft, Order.CURRENCY, context);
        if (!draft.refused()) {
          var none = Totals.of(Objects.requireNonNull(draft.get(Order.CURRENCY)), List.of());
          draft.set(Order.NET, none.money(none.net()));
          draft.set(Order.TAX, none.money(none.tax()));
          draft.set(Order.TOTAL, none.money(none.total()));
        }
      }
    }
  }
}
