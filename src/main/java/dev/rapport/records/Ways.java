package dev.rapport.records;

import static rapport.db.Tables.RECORD;
import static rapport.db.Tables.STATUS_HISTORY;

import dev.rapport.identity.Actor;
import dev.rapport.records.FieldDefinition.Trait;
import dev.rapport.records.fieldtype.Choice;
import dev.rapport.records.fieldtype.ChoiceType;
import dev.rapport.records.fieldtype.ReferenceType;
import dev.rapport.records.query.AggregateSql;
import dev.rapport.records.query.QueryResolver;
import dev.rapport.records.query.RegistryAccess;
import dev.rapport.records.query.ResolvedQuery;
import dev.rapport.records.query.StayTimes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The ways of records through the values of a tracked field, such as a lead's through its statuses:
 * of one, and of all that somebody may see.
 *
 * <p>All methods throw {@link InvalidQueryException} when the field has no history or isn't there
 * for the one who asks, and what the {@link Records} throw.
 */
@Service
public class Ways {

  /**
   * A time in one value.
   *
   * @param value null for none
   * @param label of the record that a reference points to; null for other fields, and for what the
   *     one who asks may not see
   * @param until null while it lasts
   * @param by null for the system
   */
  public record Stay(
      @Nullable String value,
      @Nullable String label,
      Instant since,
      @Nullable Instant until,
      @Nullable Reference by) {}

  private final DSLContext sql;
  private final Records records;
  private final QueryResolver resolver;
  private final AggregateSql aggregates;
  private final StayTimes times;
  private final RegistryAccess registry;
  private final Clock clock;

  Ways(
      DSLContext sql,
      Records records,
      QueryResolver resolver,
      AggregateSql aggregates,
      StayTimes times,
      RegistryAccess registry,
      Clock clock) {
    this.sql = sql;
    this.records = records;
    this.resolver = resolver;
    this.aggregates = aggregates;
    this.times = times;
    this.registry = registry;
    this.clock = clock;
  }

  /**
   * The field whose changes are kept.
   *
   * @param name null for the object's first one that is a choice
   */
  public FieldDefinition field(String object, @Nullable String name, Actor actor) {
    var definition = resolver.object(object, actor);
    if (name != null) {
      var field = resolver.field(definition, name, "field", actor);
      if (!field.is(Trait.TRACKED)) {
        throw new InvalidQueryException("field", "query.untracked", name);
      }
      return field;
    }
    return resolver.readable(definition, actor).stream()
        .filter(field -> field.is(Trait.TRACKED) && field.type() instanceof ChoiceType)
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }

  /** A record's way so far, the first stay first. Two statements. */
  public List<Stay> of(String object, UUID id, String field, Actor actor) {
    var tracked = field(object, field, actor);
    if (records.some(object, List.of(id), List.of(field), actor).isEmpty()) {
      throw new NotFoundException();
    }
    var author = RECORD.as("author");
    var target = RECORD.as("target");
    var targets =
        tracked.type() instanceof ReferenceType(var objects) ? objects : List.<String>of();
    return sql.select(
            STATUS_HISTORY.TO_VALUE,
            target.LABEL,
            STATUS_HISTORY.AT,
            STATUS_HISTORY.LEFT_AT,
            author.ID,
            author.LABEL)
        .from(STATUS_HISTORY)
        .leftJoin(author)
        .on(author.ID.eq(STATUS_HISTORY.ACTOR_ID))
        .leftJoin(target)
        .on(
            targets.isEmpty()
                ? DSL.falseCondition()
                : target
                    .ID
                    .eq(STATUS_HISTORY.TO_VALUE.cast(UUID.class))
                    .and(registry.visible(target, targets, actor)))
        .where(STATUS_HISTORY.RECORD_ID.eq(id))
        .and(STATUS_HISTORY.FIELD.eq(field))
        .orderBy(STATUS_HISTORY.CHANGE_SET_ID)
        .fetch(row ->
            new Stay(
                row.value1(),
                row.value2(),
                row.value3().toInstant(),
                row.value4() == null ? null : row.value4().toInstant(),
                row.value5() == null ? null : new Reference(row.value5(), "user", row.value6())));
  }

  /**
   * Figures by the query's keys and, behind them, by how far the records have come: the place, from
   * 1, of the last of {@code values} that they have or had, null for none; then of each of {@code
   * ends} 1 where they have or had it, else 0. One statement.
   */
  public Aggregate furthest(
      Aggregate.Query query,
      FieldDefinition field,
      List<String> values,
      List<String> ends,
      Actor actor) {
    var resolved = resolved(query.object(), query.filter(), actor);
    return aggregates.byFurthest(query, resolved, field, values, ends);
  }

  /**
   * How long records are in each of {@code values}. One statement.
   *
   * @param by what they are put together by as well; null for nothing
   */
  public List<StayTime> times(
      String object,
      @Nullable String filter,
      FieldDefinition field,
      List<String> values,
      Aggregate.@Nullable Key by,
      Actor actor) {
    return times.of(resolved(object, filter, actor), field, values, by, clock.instant());
  }

  /** The values of a choice through which a way leads: all but those that end it early. */
  public static List<String> through(FieldDefinition field) {
    return field.type() instanceof ChoiceType(var choices)
        ? choices.stream().map(Choice::value).filter(value -> !Stages.ENDS.contains(value)).toList()
        : List.of();
  }

  private ResolvedQuery resolved(String object, @Nullable String filter, Actor actor) {
    return resolver.resolve(RecordQuery.of(object).where(filter), actor);
  }
}
