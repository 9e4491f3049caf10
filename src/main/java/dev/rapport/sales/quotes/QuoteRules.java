package dev.rapport.sales.quotes;

import static java.util.Objects.requireNonNullElse;
import static rapport.db.Tables.OPPORTUNITY;
import static rapport.db.Tables.PERSON;

import dev.rapport.identity.Actor;
import dev.rapport.platform.settings.Organisation;
import dev.rapport.platform.settings.Settings;
import dev.rapport.platform.text.Languages;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.RecordRules;
import dev.rapport.records.Reference;
import dev.rapport.records.fieldtype.FieldContext;
import dev.rapport.sales.lines.Documents.Kept;
import dev.rapport.sales.lines.Letterhead;
import dev.rapport.sales.lines.LineRules;
import dev.rapport.sales.lines.Reduction;
import dev.rapport.sales.lines.Totals;
import dev.rapport.sales.pricing.Currencies;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A quote takes from its deal what it isn't told; sent, it stays as it was. */
@Component
class QuoteRules implements RecordRules {

  private record Deal(
      @Nullable UUID company,
      @Nullable UUID person,
      @Nullable String currency,
      @Nullable String language) {}

  private final DSLContext sql;
  private final Settings settings;
  private final FieldContexts contexts;
  private final QuoteNumbers numbers;
  private final QuoteDocuments documents;

  QuoteRules(
      DSLContext sql,
      Settings settings,
      FieldContexts contexts,
      QuoteNumbers numbers,
      QuoteDocuments documents) {
    this.sql = sql;
    this.settings = settings;
    this.contexts = contexts;
    this.numbers = numbers;
    this.documents = documents;
  }

  @Override
  public String object() {
    return Quote.OBJECT;
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor) {
    apply(drafts, actor, Origin.API);
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor, Origin origin) {
    var context = contexts.of(actor);
    create(drafts.stream().filter(draft -> draft.kind() == Kind.CREATE).toList(), context);
    for (var draft : drafts) {
      switch (draft.kind()) {
        case CREATE -> {
          Currencies.check(draft, Quote.CURRENCY, context);
          addUp(draft, List.of());
        }
        case UPDATE -> update(draft, origin, context);
        case DELETE -> {
          if (!Quote.DRAFT.equals(draft.before(Quote.STATUS))) {
            draft.refuse("quote.stays");
          }
        }
        case RESTORE -> {}
      }
    }
  }

  private void create(List<RecordDraft> drafts, FieldContext context) {
    if (drafts.isEmpty()) {
      return;
    }
    var deals = deals(drafts);
    var letterhead = settings.get(Letterhead.SETTING, Letterhead.class, Letterhead.empty());
    for (var draft : drafts) {
      var reference = draft.get(Quote.OPPORTUNITY);
      var deal = reference == null ? null : deals.get(reference.id());
      if (deal != null) {
        fromDeal(draft, deal);
      }
      var language = settings.organisation().map(Organisation::language).orElse("en");
      fill(draft, Languages.of(language).toLanguageTag(), context.currency());
      if (!draft.given(Quote.VALID_UNTIL)) {
        draft.set(Quote.VALID_UNTIL, documents.today().plusDays(letterhead.validDays()));
      }
      if (!draft.given(Quote.TERMS)) {
        draft.set(Quote.TERMS, letterhead.terms());
      }
      if (draft.get(Quote.NUMBER) == null) {
        draft.set(Quote.NUMBER, numbers.next(letterhead));
        draft.set(Quote.REVISION, BigDecimal.ONE);
      }
      draft.set(Quote.NAME, name(draft));
    }
  }

  private static void fromDeal(RecordDraft draft, Deal deal) {
    if (!draft.given(Quote.COMPANY) && deal.company() != null) {
      draft.set(Quote.COMPANY, Reference.to(deal.company()));
    }
    if (!draft.given(Quote.PERSON) && deal.person() != null) {
      draft.set(Quote.PERSON, Reference.to(deal.person()));
    }
    fill(draft, Languages.isSpoken(deal.language()) ? deal.language() : null, deal.currency());
  }

  private static void fill(
      RecordDraft draft, @Nullable String language, @Nullable String currency) {
    if (draft.get(Quote.LANGUAGE) == null) {
      draft.set(Quote.LANGUAGE, language);
    }
    if (draft.get(Quote.CURRENCY) == null) {
      draft.set(Quote.CURRENCY, currency);
    }
  }

  private static String name(RecordDraft draft) {
    var revision = requireNonNullElse(draft.get(Quote.REVISION), BigDecimal.ONE).intValue();
    var number = draft.get(Quote.NUMBER);
    return revision == 1 ? String.valueOf(number) : number + " / " + revision;
  }

  private void update(RecordDraft draft, Origin origin, FieldContext context) {
    var byCommand = origin.command() != null;
    var wasDraft = Quote.DRAFT.equals(draft.before(Quote.STATUS));
    if (!wasDraft && !byCommand && Quote.CONTENT.stream().anyMatch(draft::changes)) {
      draft.refuse("quote.frozen");
    }
    if (origin.reverses() != null && draft.changes(Quote.STATUS)) {
      draft.refuse(Quote.STATUS, "byCommand"); // a customer has the link, or has decided
    }
    fill(draft, draft.before(Quote.LANGUAGE), draft.before(Quote.CURRENCY));
    if (draft.changes(Quote.REDUCTION_PERCENT) || draft.changes(Quote.REDUCTION_AMOUNT)) {
      LineRules.lock(sql, List.of(draft.id()));
      addUp(draft, documents.lines(List.of(draft.id())).stream().map(Kept::item).toList());
    }
    if (draft.changes(Quote.CURRENCY)) {
      Currencies.check(draft, Quote.CURRENCY, context);
      var items = documents.lines(List.of(draft.id())).stream().map(Kept::item).toList();
      if (!items.isEmpty() && !byCommand) {
        draft.refuse(Quote.CURRENCY, "quote.currencyOfLines");
      }
      addUp(draft, items);
    }
  }

  private static void addUp(RecordDraft draft, List<Totals.Item> items) {
    var currency = draft.get(Quote.CURRENCY);
    var reduction =
        new Reduction(draft.get(Quote.REDUCTION_PERCENT), draft.get(Quote.REDUCTION_AMOUNT));
    if (reduction.percent() != null && reduction.amount() != null) {
      draft.refuse(Quote.REDUCTION_AMOUNT, "quote.reduction");
    }
    if (draft.refused() || currency == null) {
      return;
    }
    var totals = Totals.of(currency, items, reduction);
    draft.set(Quote.DISCOUNT, totals.discount());
    draft.set(Quote.NET, totals.money(totals.net()));
    draft.set(Quote.TAX, totals.money(totals.tax()));
    draft.set(Quote.TOTAL, totals.money(totals.total()));
  }

  private Map<UUID, Deal> deals(List<RecordDraft> drafts) {
    var ids =
        drafts.stream()
            .map(draft -> draft.get(Quote.OPPORTUNITY))
            .filter(Objects::nonNull)
            .map(Reference::id)
            .toList();
    return sql.select(
            OPPORTUNITY.ID,
            OPPORTUNITY.COMPANY_ID,
            OPPORTUNITY.PERSON_ID,
            OPPORTUNITY.AMOUNT_CURRENCY,
            PERSON.PREFERRED_LANGUAGE)
        .from(OPPORTUNITY)
        .leftJoin(PERSON)
        .on(PERSON.ID.eq(OPPORTUNITY.PERSON_ID))
        .where(OPPORTUNITY.ID.in(ids))
        .fetchMap(
            OPPORTUNITY.ID,
            row -> new Deal(row.value2(), row.value3(), row.value4(), row.value5()));
  }
}
