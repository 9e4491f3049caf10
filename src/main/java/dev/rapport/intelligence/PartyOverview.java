package dev.rapport.intelligence;

import static rapport.db.Tables.CHANGE;
import static rapport.db.Tables.CHANGE_SET;

import dev.rapport.activities.Note;
import dev.rapport.activities.Task;
import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.identity.Operation;
import dev.rapport.intelligence.PartyViews.Contact;
import dev.rapport.intelligence.PartyViews.Value;
import dev.rapport.parties.Company;
import dev.rapport.parties.Person;
import dev.rapport.records.Aggregate;
import dev.rapport.records.Aggregate.Figure;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.RecordRow;
import dev.rapport.records.Records;
import dev.rapport.records.Timeline;
import dev.rapport.records.fieldtype.Measure;
import dev.rapport.records.fieldtype.Money;
import dev.rapport.sales.Opportunity;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * What matters of a company or person at a glance: deals, the last contact, and how good what is
 * known of them is. Seven statements, and one for each kind of others whose time lines belong to
 * theirs.
 */
@Service
class PartyOverview {

  /** Who has one of these needs no other. */
  private static final Map<String, String> INSTEAD = Map.of("phone", "mobile");

  /** What nobody has confirmed or changed for so long may no longer hold. */
  private static final Period FRESH = Period.ofYears(2);

  /** So many changes are looked through for the date of each value; older ones count as old. */
  private static final int CHANGES = 500;

  /** So many parties one filter may name. */
  private static final int AT_ONCE = 200;

  private record Origin(Instant at, String source) {}

  private final Records records;
  private final Timeline timeline;
  private final WantedFields wanted;
  private final DSLContext sql;
  private final JsonMapper json;
  private final Clock clock;

  PartyOverview(
      Records records,
      Timeline timeline,
      WantedFields wanted,
      DSLContext sql,
      JsonMapper json,
      Clock clock) {
    this.timeline = timeline;
    this.wanted = wanted;
    this.records = records;
    this.sql = sql;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Of a party that the actor may see.
   *
   * @throws NotFoundException when it is not there, not visible, or no party
   */
  PartyViews.Overview of(UUID id, Actor actor) {
    var party = party(id, actor);
    var object = party.object().name();
    var values = values(party, actor);
    var filled = values.stream().filter(Value::filled).count();
    return new PartyViews.Overview(
        deals("openDeals", object, id, "status==open", actor),
        deals("wonInYear", object, id, "status==won;closedOn>=today-12m", actor),
        lastContact(object, id, actor),
        values.isEmpty() ? 100 : (int) Math.round(100.0 * filled / values.size()),
        values);
  }

  private RecordRow party(UUID id, Actor actor) {
    return Stream.of(Company.OBJECT, Person.OBJECT)
        .filter(object -> actor.may(Operation.READ, object))
        .flatMap(object -> records.some(object, List.of(id), List.of(), actor).stream())
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }

  private SalesViews.@Nullable Figure deals(
      String name, String object, UUID id, String which, Actor actor) {
    if (!actor.may(Operation.READ, Opportunity.OBJECT)
        || !sees(actor, Opportunity.OBJECT, object, "status", "closedOn")) {
      return null;
    }
    var filter = object + "==" + id + ";" + which;
    var figures =
        sees(actor, Opportunity.OBJECT, "amount")
            ? List.of(Figure.COUNT, Figure.sum("amount"))
            : List.of(Figure.COUNT);
    var total =
        records
            .aggregate(Aggregate.Query.of(Opportunity.OBJECT, List.of(), figures, filter), actor)
            .total();
    return new SalesViews.Figure(
        name,
        (Number) total.getFirst(),
        total.size() > 1 ? (Money) total.get(1) : null,
        null,
        Opportunity.OBJECT,
        filter);
  }

  /** With them, or with those whose time lines belong to theirs: their deals and people. */
  private @Nullable Contact lastContact(String object, UUID id, Actor actor) {
    var parties = timeline.parties(object, id, actor);
    return IntStream.iterate(0, from -> from < parties.size(), from -> from + AT_ONCE)
        .mapToObj(from -> parties.subList(from, Math.min(parties.size(), from + AT_ONCE)))
        .map(some ->
            some.stream().map(UUID::toString).collect(Collectors.joining(",", "about=in=(", ")")))
        .flatMap(about ->
            Stream.of(
                latest(Note.OBJECT, "createdAt", about, actor),
                latest(Task.OBJECT, "doneAt", about + ";status==" + Task.DONE, actor)))
        .filter(Objects::nonNull)
        .max(Comparator.comparing(Contact::at))
        .orElse(null);
  }

  private @Nullable Contact latest(String object, String field, String filter, Actor actor) {
    if (!actor.may(Operation.READ, object) || !sees(actor, object, field, "about", "status")) {
      return null;
    }
    var query =
        Aggregate.Query.of(object, List.of(), List.of(new Figure(Measure.MAX, field)), filter);
    return switch (records.aggregate(query, actor).total().getFirst()) {
      case Instant at -> new Contact(at, object);
      case OffsetDateTime at -> new Contact(at.toInstant(), object);
      case null, default -> null;
    };
  }

  private List<Value> values(RecordRow party, Actor actor) {
    var object = party.object().name();
    var origins = origins(party.id());
    var created = origins.get("");
    var old = clock.instant().atOffset(ZoneOffset.UTC).minus(FRESH).toInstant();
    return wanted.of(object).stream()
        .filter(name -> sees(actor, object, name))
        .map(name -> {
          var values = party.values();
          var other = INSTEAD.get(name);
          var filled = values.get(name) != null || (other != null && values.get(other) != null);
          var origin = origins.getOrDefault(name, created);
          return new Value(
              name,
              filled,
              filled && origin != null ? origin.at() : null,
              filled && origin != null ? origin.source() : null,
              filled && origin != null && origin.at().isBefore(old));
        })
        .toList();
  }

  /** When and by what way each field got its value; of those that never changed under "". */
  private Map<String, Origin> origins(UUID id) {
    Map<String, Origin> origins = new HashMap<>();
    sql.select(CHANGE.KIND, CHANGE.AFTER, CHANGE_SET.AT, CHANGE_SET.SOURCE)
        .from(CHANGE)
        .join(CHANGE_SET)
        .on(CHANGE_SET.ID.eq(CHANGE.CHANGE_SET_ID))
        .where(CHANGE.RECORD_ID.eq(id))
        .orderBy(CHANGE.CHANGE_SET_ID.desc())
        .limit(CHANGES)
        .forEach(row -> {
          var origin = new Origin(row.value3().toInstant(), row.value4());
          if (row.value2() != null) {
            json.readTree(row.value2().data())
                .propertyNames()
                .forEach(name -> origins.putIfAbsent(name, origin));
          }
          origins.put("", origin); // the last one put is the oldest
        });
    return origins;
  }

  private static boolean sees(Actor actor, String object, String... fields) {
    return Stream.of(fields).allMatch(field -> actor.field(object, field) != FieldAccess.HIDDEN);
  }
}
