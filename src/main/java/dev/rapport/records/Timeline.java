package dev.rapport.records;

import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.unnest;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.RECORD;
import static rapport.db.Tables.TIMELINE_ENTRY;

import dev.rapport.identity.Actor;
import dev.rapport.identity.Operation;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.query.QueryResolver;
import dev.rapport.records.query.RegistryAccess;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What happened around a record, newest first: notes, tasks, deals and whatever else says that it
 * belongs there.
 */
@Service
public class Timeline {

  private static final int PAGE = 30;

  /**
   * @param day of what has a day and no time, the same in every zone; null where {@code at} is
   *     exact
   */
  public record Entry(Instant at, @Nullable LocalDate day, String object, RecordRow record) {}

  /** A page of entries. */
  public record Page(List<Entry> entries, @Nullable String next) {}

  private record Raw(OffsetDateTime at, UUID id, String object) {}

  private final DSLContext sql;
  private final Catalog catalog;
  private final Records records;
  private final QueryResolver resolver;
  private final RegistryAccess registry;
  private final List<TimelineParties> others;

  Timeline(
      DSLContext sql,
      Catalog catalog,
      Records records,
      QueryResolver resolver,
      RegistryAccess registry,
      List<TimelineParties> others) {
    this.others = others;
    this.sql = sql;
    this.catalog = catalog;
    this.records = records;
    this.resolver = resolver;
    this.registry = registry;
  }

  /**
   * A page of a visible record's time line: one statement to see the record, one for each kind of
   * others whose time lines belong to it, one for the entries, one for each kind among them.
   *
   * @param objects which kinds; empty for all
   * @param cursor the {@code next} of the page before; null for the first
   */
  public Page of(
      String object, UUID id, Collection<String> objects, @Nullable String cursor, Actor actor) {
    var definition = catalog.object(object);
    if (records.some(object, List.of(id), List.of(definition.labelField()), actor).isEmpty()) {
      throw new NotFoundException();
    }
    var found = found(parties(object, id, actor), objects, cursor, actor);
    var page = found.size() > PAGE ? found.subList(0, PAGE) : found;
    var rows = rows(page, actor);
    var last = found.size() > PAGE ? page.getLast() : null;
    return new Page(
        page.stream().flatMap(raw -> entry(raw, rows.get(raw.id()))).toList(),
        last == null ? null : last.at().toInstant() + "_" + last.id());
  }

  /**
   * The record, and those whose time lines belong to its own: such as the deals and the people of a
   * company, as far as the actor may see them.
   */
  public List<UUID> parties(String object, UUID id, Actor actor) {
    var parties = new LinkedHashSet<>(List.of(id));
    others.forEach(other -> parties.addAll(other.of(object, id, actor)));
    return List.copyOf(parties);
  }

  /**
   * The next entries of all parties, one more than a page. Of each party no more are looked at,
   * which its index has in order; what stands on the time lines of several is there once.
   */
  private List<Raw> found(
      List<UUID> parties, Collection<String> objects, @Nullable String cursor, Actor actor) {
    var party = unnest(val(parties.toArray(UUID[]::new))).as("party", "id");
    var partyId = field(name("party", "id"), UUID.class);
    var next =
        select(TIMELINE_ENTRY.AT, TIMELINE_ENTRY.RECORD_ID, TIMELINE_ENTRY.OBJECT)
            .from(TIMELINE_ENTRY)
            .join(RECORD)
            .on(RECORD.ID.eq(TIMELINE_ENTRY.RECORD_ID))
            .where(TIMELINE_ENTRY.PARTY_ID.eq(partyId))
            .and(objects.isEmpty() ? noCondition() : TIMELINE_ENTRY.OBJECT.in(objects))
            .and(visible(partyId, objects, actor))
            .and(cursor == null ? noCondition() : behind(cursor))
            .orderBy(TIMELINE_ENTRY.AT.desc(), TIMELINE_ENTRY.RECORD_ID.desc())
            .limit(PAGE + 1);
    var entry = lateral(next.asTable("entry"));
    var at = field(name("entry", TIMELINE_ENTRY.AT.getName()), TIMELINE_ENTRY.AT.getDataType());
    var id = field(name("entry", TIMELINE_ENTRY.RECORD_ID.getName()), UUID.class);
    var object = field(name("entry", TIMELINE_ENTRY.OBJECT.getName()), String.class);
    return sql.selectDistinct(at, id, object)
        .from(party)
        .crossJoin(entry)
        .orderBy(at.desc(), id.desc())
        .limit(PAGE + 1)
        .fetch(row -> new Raw(row.value1(), row.value2(), row.value3()));
  }

  /** The objects whose records stand on time lines, as far as the actor may see any. */
  public List<String> kinds(Actor actor) {
    return catalog.objects().stream()
        .filter(each -> each.timeline() != null)
        .map(ObjectDefinition::name)
        .filter(name -> actor.may(Operation.READ, name))
        .toList();
  }

  private Stream<Entry> entry(Raw raw, @Nullable RecordRow row) {
    return row == null
        ? Stream.empty()
        : Stream.of(new Entry(raw.at().toInstant(), day(raw), raw.object(), row));
  }

  private @Nullable LocalDate day(Raw raw) {
    var object = catalog.object(raw.object());
    var timeline = object.timeline();
    var whole =
        timeline != null
            && object.field(timeline.date()).column().getType().equals(LocalDate.class);
    return whole ? LocalDate.ofInstant(raw.at().toInstant(), ZoneOffset.UTC) : null;
  }

  /**
   * Those with an owner by their scope; those seen through the party alone, because that is seen;
   * those seen through others, where the actor sees these.
   */
  private Condition visible(Field<UUID> party, Collection<String> objects, Actor actor) {
    var asked =
        catalog.objects().stream()
            .filter(each -> each.timeline() != null)
            .filter(each -> objects.isEmpty() || objects.contains(each.name()))
            .filter(each -> actor.may(Operation.READ, each.name()))
            .toList();
    var owned = asked.stream().filter(ObjectDefinition::owned).map(ObjectDefinition::name).toList();
    var through =
        asked.stream()
            .filter(each -> each.access() instanceof Access.Through)
            .map(ObjectDefinition::name)
            .toList();
    return registry
        .visible(RECORD, owned, actor)
        .or(
            RECORD
                .DELETED
                .isFalse()
                .and(RECORD.OBJECT.in(through))
                .and(RECORD.PARENTS.eq(array(party)).or(registry.visible(RECORD, through, actor))));
  }

  private Map<UUID, RecordRow> rows(List<Raw> page, Actor actor) {
    Map<UUID, RecordRow> rows = new HashMap<>();
    page.stream()
        .collect(
            Collectors.groupingBy(Raw::object, Collectors.mapping(Raw::id, Collectors.toList())))
        .forEach((object, ids) -> {
          var fields =
              resolver.readable(catalog.object(object), actor).stream()
                  .map(FieldDefinition::name)
                  .toList();
          records.some(object, ids, fields, actor).forEach(row -> rows.put(row.id(), row));
        });
    return rows;
  }

  private static Condition behind(String cursor) {
    try {
      var parts = cursor.split("_", 2);
      var at = OffsetDateTime.parse(parts[0]);
      return row(TIMELINE_ENTRY.AT, TIMELINE_ENTRY.RECORD_ID).lt(at, UUID.fromString(parts[1]));
    } catch (DateTimeParseException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new InvalidQueryException("cursor", "query.cursor");
    }
  }
}
