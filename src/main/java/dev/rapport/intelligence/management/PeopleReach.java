package dev.rapport.intelligence.management;

import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static rapport.db.Tables.APP_USER;

import dev.rapport.identity.AccessScope;
import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.identity.Operation;
import dev.rapport.intelligence.DealCredits;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.query.ScopeBranches;
import dev.rapport.sales.Opportunity;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
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

  /**
   * Which records make up people's figures.
   *
   * @param records of a kind that has owners; null where they tell nothing
   * @param people whether somebody is among those who are looked at
   * @param seen of a kind that is seen through others, whoever's it is; null where they tell
   *     nothing
   * @param credited whose shares of others' deals count, and of which deals; null for none
   */
  record Reach(
      Function<String, @Nullable Condition> records,
      Function<Field<UUID>, Condition> people,
      Function<String, @Nullable Condition> seen,
      @Nullable Condition credited) {

    @Nullable Condition of(String object) {
      return records.apply(object);
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

  /** Whether they read records of the object, and these fields of them. */
  static boolean reads(Actor actor, String object, String... fields) {
    return actor.may(Operation.READ, object) && sees(actor, object, fields);
  }

  /** What the actor sees of those whose deals they see: null for kinds of which it is less. */
  Reach of(Actor actor) {
    var deals = actor.scope(Opportunity.OBJECT, Operation.READ);
    return new Reach(
        records(actor, deals),
        people(deals),
        object ->
            actor.may(Operation.READ, object)
                ? scopes.whole(catalog.object(object), actor, Operation.READ)
                : null,
        DealCredits.seen(actor) ? credited(actor, deals) : null);
  }

  private static Function<Field<UUID>, Condition> people(AccessScope deals) {
    return switch (deals) {
      case AccessScope.None() -> _ -> falseCondition();
      case AccessScope.Own(var user, _) -> person -> person.eq(user);
      case AccessScope.Team(var user, var teams, _) ->
          person -> person.eq(user).or(person.in(members(APP_USER.TEAM_ID.in(teams))));
      case AccessScope.All() -> _ -> noCondition();
    };
  }

  private static Select<Record1<UUID>> members(Condition which) {
    return select(APP_USER.ID).from(APP_USER).where(which);
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

  private Function<String, @Nullable Condition> records(Actor actor, AccessScope deals) {
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
    return new Reach(
        object ->
            team == null || !actor.may(Operation.READ, object)
                ? null
                : catalog.object(object).column("team_id", UUID.class).eq(team),
        person -> team == null ? falseCondition() : person.in(members(APP_USER.TEAM_ID.eq(team))),
        everything(actor),
        team == null || !DealCredits.seen(actor) ? null : DealCredits.TEAM.eq(team));
  }

  /** Everybody's, for a mean. */
  Reach ofAll(Actor actor) {
    return new Reach(
        everything(actor),
        _ -> noCondition(),
        everything(actor),
        DealCredits.seen(actor) ? noCondition() : null);
  }

  private static Function<String, @Nullable Condition> everything(Actor actor) {
    return object -> actor.may(Operation.READ, object) ? noCondition() : null;
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
