package dev.rapport.sales;

import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static rapport.db.Tables.COMPETING_OFFER;
import static rapport.db.Tables.OPPORTUNITY;

import dev.rapport.identity.Actor;
import dev.rapport.parties.Company;
import dev.rapport.platform.Ids;
import dev.rapport.records.Change;
import dev.rapport.records.Origin;
import dev.rapport.records.Reactor;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.RecordsChanged;
import dev.rapport.records.Reference;
import dev.rapport.records.Values;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Who wins a deal from us has offered something, known or not; and whoever offers against us is a
 * competitor.
 */
@Component
class RivalsOfDeals implements Reactor {

  private final DSLContext sql;
  private final CompanyRoles roles;
  private final RecordWriter writer;

  RivalsOfDeals(DSLContext sql, CompanyRoles roles, RecordWriter writer) {
    this.sql = sql;
    this.roles = roles;
    this.writer = writer;
  }

  @Override
  public String name() {
    return "rivalsOfDeals";
  }

  @Override
  public Set<String> objects() {
    return Set.of(Opportunity.OBJECT, CompetingOffer.OBJECT);
  }

  @Override
  public void react(RecordsChanged change) {
    var rivals =
        sql.select(COMPETING_OFFER.COMPETITOR_ID)
            .from(COMPETING_OFFER)
            .where(COMPETING_OFFER.ID.in(change.of(CompetingOffer.OBJECT)))
            .and(COMPETING_OFFER.DELETED_AT.isNull());
    writer.write(
        Stream.concat(
                unknownOffers(change).stream(), roles.adding(Company.COMPETITOR, rivals).stream())
            .toList(),
        Actor.SYSTEM,
        Origin.reactor(name()));
  }

  /** The offers that won what we lost, where nobody noted one. */
  private List<Change> unknownOffers(RecordsChanged change) {
    return sql.select(OPPORTUNITY.ID, OPPORTUNITY.LOST_TO_ID)
        .from(OPPORTUNITY)
        .where(OPPORTUNITY.ID.in(change.of(Opportunity.OBJECT)))
        .and(OPPORTUNITY.LOST_TO_ID.isNotNull())
        .and(OPPORTUNITY.DELETED_AT.isNull())
        .and(
            notExists(
                selectOne()
                    .from(COMPETING_OFFER)
                    .where(COMPETING_OFFER.OPPORTUNITY_ID.eq(OPPORTUNITY.ID))
                    .and(COMPETING_OFFER.COMPETITOR_ID.eq(OPPORTUNITY.LOST_TO_ID))
                    .and(COMPETING_OFFER.DELETED_AT.isNull())))
        .fetch(row ->
            new Change.Create(
                CompetingOffer.OBJECT,
                Ids.next(),
                new Values()
                    .with(CompetingOffer.OPPORTUNITY, Reference.to(row.value1()))
                    .with(CompetingOffer.COMPETITOR, Reference.to(row.value2()))
                    .toMap()));
  }
}
