package dev.rapport.sales.team;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.trueCondition;
import static rapport.db.Tables.OPPORTUNITY;

import dev.rapport.identity.Actor;
import dev.rapport.identity.Operation;
import dev.rapport.records.RecordQuery;
import dev.rapport.records.RecordRow;
import dev.rapport.records.Records;
import dev.rapport.records.Reference;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.Money;
import dev.rapport.records.query.ScopeBranches;
import dev.rapport.sales.Opportunity;
import dev.rapport.sales.team.TeamController.Member;
import dev.rapport.sales.team.TeamController.Team;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** A deal's team as somebody sees it. */
@Service
class DealTeams {

  private final DSLContext sql;
  private final Records records;
  private final Catalog catalog;
  private final ScopeBranches scopes;

  DealTeams(DSLContext sql, Records records, Catalog catalog, ScopeBranches scopes) {
    this.sql = sql;
    this.records = records;
    this.catalog = catalog;
    this.scopes = scopes;
  }

  /**
   * Four statements.
   *
   * @throws dev.rapport.records.NotFoundException for a deal that the actor doesn't see
   */
  Team of(UUID deal, Actor actor) {
    var values = records.one(Opportunity.OBJECT, deal, actor).values();
    var ids =
        records
            .page(
                RecordQuery.of(DealMember.OBJECT)
                    .where(DealMember.OPPORTUNITY.name() + "==" + deal)
                    .limit(RecordQuery.MAX_LIMIT),
                actor)
            .records()
            .stream()
            .map(RecordRow::id)
            .toList();
    var members =
        records.some(DealMember.OBJECT, ids, List.of(), actor).stream()
            // As the database orders them, which figures are made by.
            .sorted(Comparator.comparing(row -> row.id().toString()))
            .toList();
    var amount = (Money) values.get(Opportunity.AMOUNT.name());
    var shares = members.stream().map(DealTeams::share).toList();
    var split = amount == null ? null : Split.of(amount.amount(), shares);
    var shown = new ArrayList<Member>();
    for (var i = 0; i < members.size(); i++) {
      var row = members.get(i);
      shown.add(
          new Member(
              row.id(),
              row.version(),
              (Reference) row.values().get(DealMember.USER.name()),
              (String) row.values().get(DealMember.ROLE.name()),
              shares.get(i),
              money(amount, split == null ? null : split.parts().get(i))));
    }
    return new Team(
        (Reference) values.get(Opportunity.OWNER.name()),
        shares.stream().reduce(BigDecimal.valueOf(100), BigDecimal::subtract),
        money(amount, split == null ? null : split.rest()),
        shown,
        mayChange(deal, actor));
  }

  private static BigDecimal share(RecordRow row) {
    return (BigDecimal)
        Objects.requireNonNullElse(row.values().get(DealMember.SHARE.name()), BigDecimal.ZERO);
  }

  private static @Nullable Money money(@Nullable Money of, @Nullable BigDecimal amount) {
    return of == null || amount == null ? null : new Money(amount, of.currency());
  }

  /** To whom the deal is merely shared, its team isn't theirs to decide on. */
  private boolean mayChange(UUID deal, Actor actor) {
    var may =
        field(
            trueCondition()
                .and(
                    scopes.whole(
                        catalog.object(Opportunity.OBJECT), actor.byRole(), Operation.UPDATE)));
    return actor.may(Operation.CREATE, DealMember.OBJECT)
        && sql.select(may)
            .from(OPPORTUNITY)
            .where(OPPORTUNITY.ID.eq(deal))
            .fetchOptional(may)
            .orElse(false);
  }
}
