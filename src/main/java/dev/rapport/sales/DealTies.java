package dev.rapport.sales;

import static rapport.db.Tables.OPPORTUNITY;

import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.identity.Operation;
import dev.rapport.parties.network.TieSource;
import dev.rapport.parties.network.Ties;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.query.ScopeBranches;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A deal ties the person whom one deals with to the company that buys. */
@Component
class DealTies implements TieSource {

  private final Catalog catalog;
  private final ScopeBranches scopes;

  DealTies(Catalog catalog, ScopeBranches scopes) {
    this.catalog = catalog;
    this.scopes = scopes;
  }

  @Override
  public List<Ties> of(Actor actor) {
    var seen =
        Stream.of(Opportunity.PERSON, Opportunity.COMPANY)
            .allMatch(field -> actor.field(Opportunity.OBJECT, field.name()) != FieldAccess.HIDDEN);
    if (!seen || !actor.may(Operation.READ, Opportunity.OBJECT)) {
      return List.of();
    }
    var scope = scopes.whole(catalog.object(Opportunity.OBJECT), actor, Operation.READ);
    return List.of(
        Ties.of(
            "deal",
            OPPORTUNITY,
            OPPORTUNITY.PERSON_ID,
            OPPORTUNITY.COMPANY_ID,
            OPPORTUNITY.DELETED_AT.isNull().and(scope)));
  }
}
