package dev.rapport.sales;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.COMPANY;

import dev.rapport.parties.Company;
import dev.rapport.records.Change;
import dev.rapport.records.Values;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What companies become by deals. */
@Component
class CompanyRoles {

  private final DSLContext sql;

  CompanyRoles(DSLContext sql) {
    this.sql = sql;
  }

  /** The changes that give a role to those of the companies that don't have it yet. */
  List<Change> adding(String role, Select<Record1<UUID>> companies) {
    return sql.select(COMPANY.ID, COMPANY.ROLES)
        .from(COMPANY)
        .where(COMPANY.ID.in(companies))
        .and(COMPANY.DELETED_AT.isNull())
        .and(
            condition("{0} is null", COMPANY.ROLES)
                .or(condition("{0} <> all({1})", val(role), COMPANY.ROLES)))
        .<Change>fetch(row ->
            new Change.Update(
                Company.OBJECT,
                row.value1(),
                null,
                new Values().with(Company.ROLES, with(role, row.value2())).toMap()));
  }

  private static List<String> with(String role, String @Nullable [] roles) {
    return Stream.concat(Stream.of(role), roles == null ? Stream.empty() : Stream.of(roles))
        .toList();
  }
}
