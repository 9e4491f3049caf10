package dev.rapport.sales.pricing;

import static rapport.db.Tables.RECORD;

import dev.rapport.identity.Actor;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.RecordRules;
import dev.rapport.records.Reference;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A price book is in a currency that amounts may be in; its prices are called by their product. */
@Configuration(proxyBeanMethods = false)
class PriceRules {

  @Bean
  RecordRules priceBookRules(FieldContexts contexts) {
    return new RecordRules() {
      @Override
      public String object() {
        return PriceBook.OBJECT;
      }

      @Override
      public void apply(List<RecordDraft> drafts, Actor actor) {
        for (var draft : written(drafts)) {
          Currencies.check(draft, PriceBook.CURRENCY, contexts.of(actor));
          var from = draft.get(PriceBook.VALID_FROM);
          var until = draft.get(PriceBook.VALID_UNTIL);
          if (from != null && until != null && until.isBefore(from)) {
            draft.refuse(PriceBook.VALID_UNTIL, "priceBook.endsBeforeItBegins");
          }
        }
      }
    };
  }

  @Bean
  RecordRules priceEntryRules(DSLContext sql) {
    return new RecordRules() {
      @Override
      public String object() {
        return PriceEntry.OBJECT;
      }

      @Override
      public void apply(List<RecordDraft> drafts, Actor actor) {
        var written = written(drafts);
        var products =
            written.stream()
                .map(draft -> draft.get(PriceEntry.PRODUCT))
                .filter(Objects::nonNull)
                .map(Reference::id)
                .distinct()
                .toList();
        var names =
            sql.select(RECORD.ID, RECORD.LABEL)
                .from(RECORD)
                .where(RECORD.ID.in(products))
                .fetchMap(RECORD.ID, RECORD.LABEL);
        for (var draft : written) {
          var product = draft.get(PriceEntry.PRODUCT);
          var from = draft.get(PriceEntry.FROM_QUANTITY);
          var name = product == null ? "?" : names.getOrDefault(product.id(), "?");
          draft.set(
              PriceEntry.NAME,
              from == null || from.signum() == 0
                  ? name
                  : name + " ≥ " + from.stripTrailingZeros().toPlainString());
        }
      }
    };
  }

  private static List<RecordDraft> written(List<RecordDraft> drafts) {
    return drafts.stream()
        .filter(draft -> draft.kind() == Kind.CREATE || draft.kind() == Kind.UPDATE)
        .toList();
  }
}
