package dev.rapport.records.query;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import dev.rapport.identity.AccessScope;
import dev.rapport.identity.Actor;
import dev.rapport.identity.Operation;
import dev.rapport.records.Access;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.fieldtype.ReferenceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The records that an actor may reach, as conditions on an object's table: the one place where
 * rights become SQL. A page is a union of disjoint branches, one for each principal, because each
 * of them can walk an index in the page's order and an {@code or} of them can't.
 */
@Component
public final class ScopeBranches {

  private final RegistryAccess registry;

  ScopeBranches(RegistryAccess registry) {
    this.registry = registry;
  }

  /** Disjoint conditions that together are the records in reach; empty when there are none. */
  public List<Condition> of(ObjectDefinition object, Actor actor, Operation operation) {
    return switch (object.access()) {
      case Access.Public() ->
          operation == Operation.READ
                  || actor.scope(object.name(), operation).equals(AccessScope.ALL)
              ? List.of(noCondition())
              : List.of();
      case Access.Through through -> through(object, through, actor, operation, Set.of());
      case Access.Owned owned ->
          owned(object, owned, actor.scope(object.name(), operation), operation);
    };
  }

  /** Whether rights leave no record in reach. */
  public boolean none(ObjectDefinition object, Actor actor, Operation operation) {
    return actor.scope(object.name(), operation) instanceof AccessScope.None
        && !(object.access() instanceof Access.Public && operation == Operation.READ);
  }

  /** The same as one condition, for what reads all of them anyway or looks at single records. */
  public Condition whole(ObjectDefinition object, Actor actor, Operation operation) {
    if (object.access() instanceof Access.Owned owned
        && actor.scope(object.name(), operation)
            instanceof AccessScope.Team(var user, var teams, var shares)) {
      var mine = principals(object, owned).stream().map(column -> column.eq(user)).toList();
      var reached = or(mine).or(RegistryAccess.among(teamOf(object), teams));
      return shares.isEmpty() ? reached : reached.or(Shares.each(object.id(), shares, operation));
    }
    var branches = of(object, actor, operation);
    return branches.isEmpty() ? falseCondition() : or(branches);
  }

  /**
   * The same for records that are reached through others of which some come back together with
   * them.
   *
   * @param returning deleted records that count as if they were there already
   */
  public Condition whole(
      ObjectDefinition object, Actor actor, Operation operation, Set<UUID> returning) {
    if (returning.isEmpty() || !(object.access() instanceof Access.Through through)) {
      return whole(object, actor, operation);
    }
    var branches = through(object, through, actor, operation, returning);
    return branches.isEmpty() ? falseCondition() : or(branches);
  }

  /**
   * Disjoint conditions as well, for what adds all of them up: what the role reaches in one, so
   * that its indexes serve, and what is shared beyond it.
   */
  List<Condition> summed(ObjectDefinition object, Actor actor, Operation operation) {
    var shared = shared(object, actor.scope(object.name(), operation), operation);
    var byRole = whole(object, actor.byRole(), operation);
    return shared == null ? List.of(byRole) : List.of(byRole, shared);
  }

  private List<Condition> owned(
      ObjectDefinition object, Access.Owned owned, AccessScope scope, Operation operation) {
    var branches = new ArrayList<Condition>();
    switch (scope) {
      case AccessScope.None() -> {}
      case AccessScope.All() -> branches.add(noCondition());
      case AccessScope.Own(var user, _) -> branches.addAll(own(object, owned, user));
      case AccessScope.Team(var user, var teams, _) -> {
        branches.addAll(own(object, owned, user));
        var notMine = notOwn(object, owned, user);
        var team = teamOf(object);
        teams.stream().sorted().forEach(id -> branches.add(team.eq(id).and(notMine)));
      }
    }
    var shared = shared(object, scope, operation);
    if (shared != null) {
      branches.add(shared);
    }
    return branches;
  }

  /** What is shared with the actor and beyond their own and their teams'; null for nothing. */
  private static @Nullable Condition shared(
      ObjectDefinition object, AccessScope scope, Operation operation) {
    if (!(object.access() instanceof Access.Owned owned)) {
      return null;
    }
    return switch (scope) {
      case AccessScope.Own(var user, var shares) when !shares.isEmpty() ->
          Shares.all(object.id(), object.name(), shares, operation)
              .and(notOwn(object, owned, user));
      case AccessScope.Team(var user, var teams, var shares) when !shares.isEmpty() ->
          Shares.all(object.id(), object.name(), shares, operation)
              .and(notOwn(object, owned, user))
              .and(teamOf(object).isNull().or(RegistryAccess.among(teamOf(object), teams).not()));
      default -> null;
    };
  }

  private static Condition notOwn(ObjectDefinition object, Access.Owned owned, UUID user) {
    return DSL.and(principals(object, owned).stream().map(column -> isNot(column, user)).toList());
  }

  private static Field<UUID> teamOf(ObjectDefinition object) {
    return object.column("team_id", UUID.class);
  }

  private static List<Condition> own(ObjectDefinition object, Access.Owned owned, UUID user) {
    var branches = new ArrayList<Condition>();
    var earlier = noCondition();
    for (var column : principals(object, owned)) {
      branches.add(column.eq(user).and(earlier));
      earlier = earlier.and(isNot(column, user));
    }
    return branches;
  }

  @SuppressWarnings("unchecked")
  private static List<Field<UUID>> principals(ObjectDefinition object, Access.Owned owned) {
    var columns = new ArrayList<Field<UUID>>();
    columns.add(object.column("owner_id", UUID.class));
    owned.readers().forEach(name -> columns.add((Field<UUID>) object.field(name).column()));
    return columns;
  }

  private static Condition isNot(Field<UUID> column, UUID user) {
    return condition("{0} is distinct from {1}", column, val(user));
  }

  private List<Condition> through(
      ObjectDefinition object,
      Access.Through through,
      Actor actor,
      Operation operation,
      Set<UUID> returning) {
    var scope = actor.scope(object.name(), operation);
    if (scope instanceof AccessScope.None) {
      return List.of();
    }
    var parents =
        DSL.and(
            through.parents().stream()
                .map(name ->
                    parent(
                        object.field(name),
                        actor,
                        through.part() && operation != Operation.READ,
                        returning))
                .toList());
    var mine =
        operation == Operation.READ
                || through.part()
                || scope instanceof AccessScope.All
                || actor.id() == null
            ? noCondition()
            : object.column("created_by", UUID.class).eq(actor.id());
    return List.of(parents.and(mine));
  }

  @SuppressWarnings("unchecked")
  private Condition parent(
      FieldDefinition field, Actor actor, boolean changeable, Set<UUID> returning) {
    var column = (Field<UUID>) field.column();
    var row = RegistryAccess.as("parent_" + field.name());
    var targets = ((ReferenceType) field.type()).targets();
    var there =
        exists(
            selectOne()
                .from(row)
                .where(row.ID.eq(column))
                .and(registry.visible(row, targets, actor))
                .and(changeable ? registry.changeable(row, targets, actor) : noCondition()));
    return returning.isEmpty() ? there : there.or(RegistryAccess.among(column, returning));
  }
}
