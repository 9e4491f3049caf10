package dev.rapport.records.query;

import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.select;
import static rapport.db.Tables.APP_USER;

import dev.rapport.identity.Operation;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.InvalidQueryException;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Reference;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.InvalidValue;
import dev.rapport.records.fieldtype.Operator;
import dev.rapport.records.fieldtype.Period;
import dev.rapport.records.fieldtype.ReferenceType;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** A filter as SQL. */
@Component
final class FilterSql {

  /**
   * As a value of a user reference those who belong to the teams of the one who asks, of a team
   * reference these teams: the ones they belong to or manage, with their sub-teams.
   */
  private static final String MY_TEAM = "myTeam";

  private final Catalog catalog;
  private final RegistryAccess registry;
  private final ScopeBranches scopes;

  FilterSql(Catalog catalog, RegistryAccess registry, ScopeBranches scopes) {
    this.catalog = catalog;
    this.registry = registry;
    this.scopes = scopes;
  }

  Condition condition(ResolvedQuery query) {
    return condition(query.filter(), query);
  }

  /**
   * Whether it names a record that the found ones belong to, their owner or one that has an owner
   * itself: its index finds them faster than any walk through what is in reach.
   */
  boolean meetsFew(Filter filter) {
    return switch (filter) {
      case Filter.And(var parts) -> parts.stream().anyMatch(this::meetsFew);
      case Filter.Or(var parts) -> !parts.isEmpty() && parts.stream().allMatch(this::meetsFew);
      case Filter.Comparison(var field, _, var operator, var arguments) ->
          operator == Operator.EQUAL
              && !arguments.contains(MY_TEAM)
              && field.type() instanceof ReferenceType(var targets)
              && (field.name().equals("owner")
                  || targets.stream().anyMatch(target -> catalog.object(target).owned()));
      case Filter.Across _ -> false;
    };
  }

  /** Whether records without a value of the field don't meet it, whatever else they have. */
  boolean demands(Filter filter, FieldDefinition wanted) {
    return switch (filter) {
      case Filter.And(var parts) -> parts.stream().anyMatch(part -> demands(part, wanted));
      case Filter.Or(var parts) ->
          !parts.isEmpty() && parts.stream().allMatch(part -> demands(part, wanted));
      case Filter.Comparison(var field, _, var operator, var arguments) ->
          field.equals(wanted)
              && switch (operator) {
                case LESS, AT_MOST, MORE, AT_LEAST, WITHIN -> true;
                case EMPTY -> arguments.getFirst().equals("false");
                default -> false;
              };
      case Filter.Across _ -> false;
    };
  }

  private Condition condition(Filter filter, ResolvedQuery query) {
    return condition(filter, query.object(), query);
  }

  /**
   * @param object whose fields it names
   */
  private Condition condition(Filter filter, ObjectDefinition object, ResolvedQuery query) {
    return switch (filter) {
      case Filter.And(var parts) when parts.isEmpty() -> noCondition();
      case Filter.And(var parts) ->
          and(parts.stream().map(p -> condition(p, object, query)).toList());
      case Filter.Or(var parts) ->
          or(parts.stream().map(p -> condition(p, object, query)).toList());
      case Filter.Comparison comparison -> comparison(comparison, object, query);
      case Filter.Across across -> across(across, query);
    };
  }

  @SuppressWarnings("unchecked")
  private Condition across(Filter.Across across, ResolvedQuery query) {
    var target = catalog.object(((ReferenceType) across.reference().type()).targets().getFirst());
    return ((Field<UUID>) across.reference().column())
        .in(
            select(target.id())
                .from(target.table())
                .where(target.column("deleted_at", OffsetDateTime.class).isNull())
                .and(scopes.whole(target, query.actor(), Operation.READ))
                .and(condition(across.filter(), target, query)));
  }

  private Condition comparison(
      Filter.Comparison comparison, ObjectDefinition object, ResolvedQuery query) {
    var field = comparison.field();
    try {
      if (Operator.PAST.contains(comparison.operator())) {
        return past(comparison, object, query);
      }
      var plain =
          comparison.arguments().contains(MY_TEAM) && field.type() instanceof ReferenceType type
              ? withMyTeam(comparison, type, query)
              : plain(comparison, comparison.operator(), comparison.arguments(), query);
      return field.type() instanceof ReferenceType reference && !field.name().equals("id")
          ? ofVisible(comparison, reference, plain, query)
          : plain;
    } catch (InvalidValue e) {
      throw new InvalidQueryException("filter", e.code(), e.arguments().toArray());
    }
  }

  /** Of a reference to records that one may not all see nothing is told. */
  private Condition past(
      Filter.Comparison comparison, ObjectDefinition object, ResolvedQuery query) {
    var field = comparison.field();
    if (field.type() instanceof ReferenceType(var targets)
        && !registry.unrestricted(targets, query.actor())) {
      throw new InvalidValue("query.operator", comparison.operator().symbol(), field.name());
    }
    var context = query.context();
    var inPeriod = comparison.operator() == Operator.CAME;
    var values =
        comparison.arguments().stream()
            .skip(inPeriod ? 1 : 0)
            .map(text -> stored(field.type().parseText(text, context)))
            .toList();
    if (inPeriod && values.isEmpty()) {
      throw new InvalidValue("query.operator", comparison.operator().symbol(), field.name());
    }
    if (inPeriod) {
      var period = Period.parse(comparison.arguments().getFirst(), context);
      return Stays.came(object, field, values, period, context.zone());
    }
    var reached = Stays.reached(object, field, values);
    return comparison.operator() == Operator.NEVER ? reached.not() : reached;
  }

  private static String stored(Object value) {
    return value instanceof Reference reference ? reference.id().toString() : value.toString();
  }

  private static Condition plain(
      Filter.Comparison comparison,
      Operator operator,
      List<String> arguments,
      ResolvedQuery query) {
    var field = comparison.field();
    return field
        .type()
        .compare(field.column(), comparison.part(), operator, arguments, query.context());
  }

  @SuppressWarnings("unchecked")
  private static Condition withMyTeam(
      Filter.Comparison comparison, ReferenceType reference, ResolvedQuery query) {
    var column = (Field<UUID>) comparison.field().column();
    var teams = query.actor().teams();
    var among =
        switch (reference.targets()) {
          case List<String> targets when targets.equals(List.of("user")) ->
              column.in(
                  select(APP_USER.ID)
                      .from(APP_USER)
                      .where(RegistryAccess.among(APP_USER.TEAM_ID, teams)));
          case List<String> targets when targets.equals(List.of("team")) ->
              RegistryAccess.among(column, teams);
          default -> throw new InvalidValue("reference.unreadable", MY_TEAM);
        };
    var others = comparison.arguments().stream().filter(each -> !each.equals(MY_TEAM)).toList();
    if (!others.isEmpty()) {
      among = among.or(plain(comparison, Operator.IN, others, query));
    }
    return switch (comparison.operator()) {
      case EQUAL, IN -> among;
      case NOT_EQUAL, OUT -> among.not().or(column.isNull());
      default -> throw new InvalidValue("yesNo.unreadable", MY_TEAM);
    };
  }

  /**
   * What a filter says of a reference holds only for records that the actor may see: a hidden one
   * counts as none.
   */
  @SuppressWarnings("unchecked")
  private Condition ofVisible(
      Filter.Comparison comparison, ReferenceType reference, Condition plain, ResolvedQuery query) {
    if (registry.unrestricted(reference.targets(), query.actor())) {
      return plain;
    }
    var row = RegistryAccess.as("filter_" + comparison.field().name());
    var column = (Field<UUID>) comparison.field().column();
    var visible =
        column.in(
            select(row.ID)
                .from(row)
                .where(row.ID.eq(column))
                .and(registry.visible(row, reference.targets(), query.actor())));
    var positive =
        switch (comparison.operator()) {
          case EQUAL, IN -> true;
          case EMPTY -> comparison.arguments().getFirst().equals("false");
          default -> false;
        };
    return positive ? plain.and(visible) : plain.or(column.isNotNull().and(visible.not()));
  }
}
