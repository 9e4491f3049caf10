package dev.rapport.intelligence.management;

import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;

import dev.rapport.identity.AccessScope;
import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.identity.Operation;
import dev.rapport.intelligence.DealCredits;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.query.ScopeBranches;
import dev.rapport.sales.Opportunity;
import java.util.UUID;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whose figures somebody may look at: of those whose deals their role reaches. What is merely
 * shared with them doesn't count, since a few shared deals are no figure of their owner's.
 */
@Component
class PeopleReach {

  private final Catalog catalog;
  private final ScopeBranches scopes;

  PeopleReach(Catalog catalog, ScopeBranches scopes) {
    this.catalog = catalog;
    this.scopes = scopes;
  }

  /** Which records make up somebody's figures, of a kind of record that has owners. */
  @FunctionalInterface
  interface Reach {
    /** Null where they tell nothing. */
    @Nullable Condition of(String object);

    /** Whose shares of others' deals count, and of which deals; null for none. */
    default @Nullable Condition credited() {
      return null;
    }
  }

  private record Credited(Reach records, @Nullable Condition credited) implements Reach {
    @Override
    public @Nullable Condition of(String object) {
      return records.of(object);
    }
  }

  /** Whether they may look at nobody but themselves. */
  static boolean onlySelf(Actor actor) {
    return actor.scope(Opportunity.OBJECT, Operation.READ) instanceof AccessScope.Own;
  }

  static boolean sees(Actor actor, String object, String... fields) {
    for (var field : fields) {
      if (actor.field(object, field) == FieldAccess.HIDDEN) {
        return false;
      }
    }
    return true;
  }

  /** What the actor sees of those whose deals they see: null for kinds of which it is less. */
  Reach of(Actor actor) {
    var deals = actor.scope(Opportunity.OBJECT, Operation.READ);
    return new Credited(
        records(actor, deals), DealCredits.seen(actor) ? credited(actor, deals) : null);
  }

  /** Of whoever belongs to those in reach, in any deal that the actor sees. */
  private Condition credited(Actor actor, AccessScope deals) {
    var seen = scopes.whole(catalog.object(Opportunity.OBJECT), actor, Operation.READ);
    return switch (deals) {
      case AccessScope.None() -> falseCondition();
      case AccessScope.Own(var user, _) -> seen.and(DealCredits.PERSON.eq(user));
      case AccessScope.Team(var user, var teams, _) ->
          seen.and(DealCredits.PERSON.eq(user).or(DealCredits.TEAM.in(teams)));
      case AccessScope.All() -> seen;
    };
  }

  private Reach records(Actor actor, AccessScope deals) {
    return object -> {
      if (width(actor.scope(object, Operation.READ)) < width(deals)) {
        return null;
      }
      var definition = catalog.object(object);
      var role = scopes.whole(definition, actor.byRole(), Operation.READ);
      var owner = definition.column("owner_id", UUID.class);
      return switch (deals) {
        case AccessScope.None() -> falseCondition();
        case AccessScope.Own(var user, _) -> role.and(owner.eq(user));
        case AccessScope.Team(var user, var teams, _) ->
            role.and(owner.eq(user).or(definition.column("team_id", UUID.class).in(teams)));
        case AccessScope.All() -> role;
      };
    };
  }

  /** Everybody's of the actor's own team, for a mean; of kinds that the actor may read at all. */
  Reach ofTeam(Actor actor) {
    var team = actor.team();
    return new Credited(
        object ->
            team == null || !actor.may(Operation.READ, object)
                ? null
                : catalog.object(object).column("team_id", UUID.class).eq(team),
        team == null || !DealCredits.seen(actor) ? null : DealCredits.TEAM.eq(team));
  }

  /** Everybody's, for a mean. */
  Reach ofAll(Actor actor) {
    return new Credited(
        object -> actor.may(Operation.READ, object) ? noCondition() : null,
        DealCredits.seen(actor) ? noCondition() : null);
  }

  private static int width(AccessScope scope) {
    return switch (scope) {
      case AccessScope.None() -> 0;
      case AccessScope.Own _ -> 1;
      case AccessScope.Team _ -> 2;
      case AccessScope.All() -> 3;
    };
  }
}
