package dev.rapport.sales;

import static rapport.db.Tables.OPPORTUNITY;

import dev.rapport.identity.Actor;
import dev.rapport.records.KnownReferences;
import dev.rapport.records.KnownReferences.Known;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.RecordRules;
import dev.rapport.records.Reference;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An offer is called by whose it is; it was met by the deal's owner unless said otherwise. */
@Component
class CompetingOfferRules implements RecordRules {

  /** The deal's owner and customer, as far as there are. */
  private record Deal(@Nullable UUID owner, @Nullable UUID company) {}

  private final DSLContext sql;
  private final KnownReferences references;

  CompetingOfferRules(DSLContext sql, KnownReferences references) {
    this.sql = sql;
    this.references = references;
  }

  @Override
  public String object() {
    return CompetingOffer.OBJECT;
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor) {
    var written =
        drafts.stream()
            .filter(draft -> draft.kind() == Kind.CREATE || draft.kind() == Kind.UPDATE)
            .toList();
    if (written.isEmpty()) {
      return;
    }
    var deals = deals(written);
    var known = references.of(written, List.of(CompetingOffer.COMPETITOR));
    for (var draft : written) {
      var reference = draft.get(CompetingOffer.OPPORTUNITY);
      var deal = reference == null ? null : deals.get(reference.id());
      if (deal != null) {
        complete(draft, deal);
      }
      draft.set(CompetingOffer.NAME, name(draft, known));
    }
  }

  private static void complete(RecordDraft draft, Deal deal) {
    var competitor = draft.get(CompetingOffer.COMPETITOR);
    if (competitor != null
        && draft.changes(CompetingOffer.COMPETITOR)
        && competitor.id().equals(deal.company())) {
      draft.refuse(CompetingOffer.COMPETITOR, "competingOffer.customer");
    }
    if (draft.kind() == Kind.CREATE
        && !draft.given(CompetingOffer.SALESPERSON)
        && deal.owner() != null) {
      draft.set(CompetingOffer.SALESPERSON, Reference.to(deal.owner()));
    }
  }

  private static String name(RecordDraft draft, Known known) {
    var competitor = known.label(draft, CompetingOffer.COMPETITOR);
    // Where there is none, the field that is missing is refused.
    var name = Objects.requireNonNullElse(competitor, "?");
    var product = draft.get(CompetingOffer.PRODUCT);
    return product == null ? name : name + " · " + product;
  }

  private Map<UUID, Deal> deals(List<RecordDraft> drafts) {
    var ids =
        drafts.stream()
            .map(draft -> draft.get(CompetingOffer.OPPORTUNITY))
            .filter(Objects::nonNull)
            .map(Reference::id)
            .distinct()
            .toList();
    return sql.select(OPPORTUNITY.ID, OPPORTUNITY.OWNER_ID, OPPORTUNITY.COMPANY_ID)
        .from(OPPORTUNITY)
        .where(OPPORTUNITY.ID.in(ids))
        .fetchMap(OPPORTUNITY.ID, row -> new Deal(row.value2(), row.value3()));
  }
}
