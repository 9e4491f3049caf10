package dev.rapport.sales;

import static rapport.db.Tables.OPPORTUNITY;

import dev.rapport.identity.Actor;
import dev.rapport.parties.Company;
import dev.rapport.records.Origin;
import dev.rapport.records.Reactor;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.RecordsChanged;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** A company with a won deal is a customer. */
@Component
class WonDealsMakeCustomers implements Reactor {

  private final DSLContext sql;
  private final CompanyRoles roles;
  private final RecordWriter writer;

  WonDealsMakeCustomers(DSLContext sql, CompanyRoles roles, RecordWriter writer) {
    this.sql = sql;
    this.roles = roles;
    this.writer = writer;
  }

  @Override
  public String name() {
    return "wonDealsMakeCustomers";
  }

  @Override
  public Set<String> objects() {
    return Set.of(Opportunity.OBJECT);
  }

  @Override
  public void react(RecordsChanged change) {
    var buyers =
        sql.select(OPPORTUNITY.COMPANY_ID)
            .from(OPPORTUNITY)
            .where(OPPORTUNITY.ID.in(change.of(Opportunity.OBJECT)))
            .and(OPPORTUNITY.STATUS.eq(Opportunity.WON))
            .and(OPPORTUNITY.DELETED_AT.isNull());
    writer.write(roles.adding(Company.CUSTOMER, buyers), Actor.SYSTEM, Origin.reactor(name()));
  }
}
