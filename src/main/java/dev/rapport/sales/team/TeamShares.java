package dev.rapport.sales.team;

import static rapport.db.Tables.DEAL_MEMBER;

import dev.rapport.records.RecordsChanged;
import dev.rapport.records.sharing.GivenShares;
import dev.rapport.records.sharing.GivenShares.Given;
import dev.rapport.sales.Opportunity;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who is in a deal's team has the deal shared with them, for as long as they are in it. */
@Component
class TeamShares {

  private final DSLContext sql;
  private final GivenShares shares;

  TeamShares(DSLContext sql, GivenShares shares) {
    this.sql = sql;
    this.shares = shares;
  }

  /** In the transaction that changes the team, by whatever door: both happen, or neither. */
  @EventListener
  void follow(RecordsChanged change) {
    var members = change.of(DealMember.OBJECT);
    if (members.isEmpty()) {
      return;
    }
    var given =
        sql.select(DEAL_MEMBER.ID, DEAL_MEMBER.OPPORTUNITY_ID, DEAL_MEMBER.USER_ID)
            .from(DEAL_MEMBER)
            .where(DEAL_MEMBER.ID.in(members), DEAL_MEMBER.DELETED_AT.isNull())
            .fetch(row -> new Given(row.value1(), Opportunity.OBJECT, row.value2(), row.value3()));
    shares.replace(members, given, change.actor());
  }
}
