package dev.rapport.sales;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.COMPANY;
import static rapport.db.Tables.OPPORTUNITY;

import dev.rapport.identity.Actor;
import dev.rapport.parties.Company;
import dev.rapport.records.Change;
import dev.rapport.records.Origin;
import dev.rapport.records.Reactor;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.RecordsChanged;
import dev.rapport.records.Values;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A company with a won deal is a customer. */
@Component
class WonDealsMakeCustomers implements Reactor {

  private final DSLContext sql;
  private final RecordWriter writer;

  WonDealsMakeCustomers(DSLContext sql, RecordWriter writer) {
    this.sql = sql;
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
    var deals = change.of(Opportunity.OBJECT);
    var changes =
        sql.selectDistinct(COMPANY.ID, COMPANY.ROLES)
            .from(OPPORTUNITY)
            .join(COMPANY)
            .on(COMPANY.ID.eq(OPPORTUNITY.COMPANY_ID))
            .where(OPPORTUNITY.ID.in(deals))
            .and(OPPORTUNITY.STATUS.eq(Opportunity.WON))
            .and(OPPORTUNITY.DELETED_AT.isNull())
            .and(COMPANY.DELETED_AT.isNull())
            .and(
                condition("{0} is null", COMPANY.ROLES)
                    .or(condition("{0} <> all({1})", val(Company.CUSTOMER), COMPANY.ROLES)))
            .<Change>fetch(row ->
                new Change.Update(
                    Company.OBJECT,
                    row.value1(),
                    null,
                    new Values().with(Company.ROLES, withCustomer(row.value2())).toMap()));
    writer.write(changes, Actor.SYSTEM, Origin.reactor(name()));
  }

  private static List<String> withCustomer(String @Nullable [] roles) {
    return Stream.concat(
            Stream.of(Company.CUSTOMER), roles == null ? Stream.empty() : Stream.of(roles))
        .toList();
  }
}
