package dev.rapport.parties.duplicates;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.unnest;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.CONTACT_POINT;
import static rapport.db.Tables.DUPLICATE_KEY;
import static rapport.db.Tables.RECORD;

import dev.rapport.identity.Actor;
import dev.rapport.records.FieldValues;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Records;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.ContactType;
import dev.rapport.records.query.RegistryAccess;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Row2;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Finds records that may be the same as one that is being entered. */
@Service
public class Duplicates {

  private static final int MOST = 5;

  /** How many are looked at of those that share one key, and how many in all. */
  private static final int LOOKED_AT = 200;

  /** Less is asked of a hint than of a pair in the list: while one types, little is known. */
  private static final double WORTH_A_HINT = 0.1;

  /**
   * A record that may be a twin.
   *
   * @param score how likely it is one, from 0 to 1
   */
  public record Candidate(
      UUID id,
      String object,
      String label,
      @Nullable String detail,
      double score,
      Set<Evidence> reasons) {}

  private record Found(UUID id, String object, String label, @Nullable String detail) {}

  private final DSLContext sql;
  private final Catalog catalog;
  private final RegistryAccess registry;
  private final Records records;
  private final DuplicateRules rules;
  private final Sources sources;

  Duplicates(
      DSLContext sql,
      Catalog catalog,
      RegistryAccess registry,
      Records records,
      DuplicateRules rules,
      Sources sources) {
    this.sql = sql;
    this.catalog = catalog;
    this.registry = registry;
    this.records = records;
    this.rules = rules;
    this.sources = sources;
  }

  /**
   * The likeliest twins that the actor may see, the best first, five at the most; compared by what
   * the actor may read of them. One statement, and one for each object among them.
   *
   * @param values what is known of the record, by field name, in the types of its fields
   * @param self the record itself where it is already there; null for a new one
   * @throws NotFoundException when twins of such records are not looked for
   */
  public List<Candidate> find(
      String object, Map<String, @Nullable Object> values, @Nullable UUID self, Actor actor) {
    var source = sources.of(object);
    var matcher = new Matcher(rules.current());
    var typed = FieldValues.of(values);
    var looks = source.looks();
    var profiles = looks.stream().map(look -> look.profile().apply(typed)).toList();
    var among = looks.stream().flatMap(look -> look.among().stream()).distinct().toList();
    var candidates = new ArrayList<Candidate>();
    found(catalog.object(object), values, profiles, among, self, actor).stream()
        .collect(Collectors.groupingBy(Found::object))
        .forEach((kind, some) -> {
          var there = profiles(kind, some, actor);
          for (var one : some) {
            for (var i = 0; i < looks.size(); i++) {
              var profile = there.get(one.id());
              if (profile != null && looks.get(i).among().contains(kind)) {
                add(candidates, one, matcher.compare(profiles.get(i), profile));
              }
            }
          }
        });
    return candidates.stream()
        .sorted(Comparator.comparingDouble(Candidate::score).reversed())
        .limit(MOST)
        .toList();
  }

  private static void add(List<Candidate> candidates, Found found, Match match) {
    if (match.score() >= WORTH_A_HINT) {
      candidates.add(
          new Candidate(
              found.id(),
              found.object(),
              found.label(),
              found.detail(),
              match.score(),
              match.reasons()));
    }
  }

  private Map<UUID, Profile> profiles(String object, List<Found> found, Actor actor) {
    var source = sources.of(object);
    var ids = found.stream().map(Found::id).toList();
    return records.some(object, ids, List.of(), actor).stream()
        .collect(Collectors.toMap(row -> row.id(), source::profile));
  }

  private List<Found> found(
      ObjectDefinition object,
      Map<String, @Nullable Object> values,
      List<Profile> profiles,
      List<String> among,
      @Nullable UUID self,
      Actor actor) {
    var selects =
        Stream.of(contacts(object, values), keys(profiles)).filter(Objects::nonNull).toList();
    if (selects.isEmpty()) {
      return List.of();
    }
    Select<Record1<UUID>> all = null;
    for (var some : selects) {
      all = all == null ? some : all.union(some);
    }
    return sql.select(RECORD.ID, RECORD.OBJECT, RECORD.LABEL, registry.detail(RECORD, among, actor))
        .from(RECORD)
        .where(RECORD.ID.in(all))
        .and(registry.visible(RECORD, among, actor))
        .and(self == null ? noCondition() : RECORD.ID.ne(self))
        .limit(inline(LOOKED_AT))
        .fetch(row -> new Found(row.value1(), row.value2(), row.value3(), row.value4()));
  }

  private static @Nullable Select<Record1<UUID>> keys(List<Profile> profiles) {
    var keys = new HashSet<Long>();
    profiles.forEach(profile -> keys.addAll(Blocks.keys(profile)));
    if (keys.isEmpty()) {
      return null;
    }
    var asked = unnest(val(keys.toArray(Long[]::new))).as("asked", "key");
    var some =
        lateral(
                select(DUPLICATE_KEY.RECORD_ID)
                    .from(DUPLICATE_KEY)
                    .where(DUPLICATE_KEY.KEY.eq(asked.field("key", SQLDataType.BIGINT)))
                    .limit(inline(LOOKED_AT)))
            .as("some", "id");
    return select(some.field("id", SQLDataType.UUID)).from(asked).crossJoin(some);
  }

  private static @Nullable Select<Record1<UUID>> contacts(
      ObjectDefinition object, Map<String, @Nullable Object> values) {
    var contacts = new ArrayList<Row2<String, String>>();
    for (var field : object.fields().values()) {
      if (field.type() instanceof ContactType contact
          && contact.kind() != ContactType.Kind.URL
          && values.get(field.name()) instanceof String value) {
        contacts.add(row(contact.name(), contact.normal(value)));
      }
    }
    return contacts.isEmpty()
        ? null
        : select(CONTACT_POINT.RECORD_ID)
            .from(CONTACT_POINT)
            .where(row(CONTACT_POINT.KIND, CONTACT_POINT.NORMAL).in(contacts))
            .limit(inline(LOOKED_AT));
  }
}
