package dev.rapport.records.transfer;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.left;
import static rapport.db.Tables.RECORD;

import dev.rapport.identity.Actor;
import dev.rapport.records.query.RegistryAccess;
import dev.rapport.records.transfer.ImportValues.Finding;
import dev.rapport.records.transfer.ImportValues.Match;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record4;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what unknown names may have been meant for: {@code GTXPro} for GTX Pro. */
@Component
class NearNames {

  /** How many unknown values get candidates: more than anybody looks at. */
  static final int MAX_VALUES = 500;

  /** How many records' names are compared; those with the same beginning come first. */
  private static final int MAX_RECORDS = 20_000;

  private static final int BEGINNING = 3;
  private static final int MAX_CANDIDATES = 5;
  private static final double ALIKE = 0.4;

  private final DSLContext database;
  private final RegistryAccess access;

  NearNames(DSLContext database, RegistryAccess access) {
    this.database = database;
    this.access = access;
  }

  private record Known(
      UUID id, String label, @Nullable String detail, @Nullable UUID place, String squashed) {}

  /** The records whose names are most like the values', each with its likeness. One statement. */
  List<Finding> find(List<String> values, List<String> objects, Surroundings within, Actor actor) {
    if (values.isEmpty()) {
      return List.of();
    }
    var known = known(values, objects, within, actor);
    return values.stream()
        .map(value -> new Finding(value, null, nearest(Names.squash(value), known)))
        .toList();
  }

  private List<Known> known(
      List<String> values, Collection<String> objects, Surroundings within, Actor actor) {
    var beginnings = new HashSet<String>();
    values.stream()
        .map(Names::squash)
        .filter(value -> !value.isEmpty())
        .forEach(value -> beginnings.add(value.substring(0, Math.min(BEGINNING, value.length()))));
    var likely = left(squash(RECORD.LABEL), BEGINNING).in(beginnings);
    Field<UUID> place = within.of(RECORD.ID);
    return database
        .select(RECORD.ID, RECORD.LABEL, access.detail(RECORD, objects, actor), place)
        .from(RECORD)
        .where(access.visible(RECORD, objects, actor), within.holds(RECORD.ID))
        .orderBy(field(likely).desc(), RECORD.ID)
        .limit(MAX_RECORDS)
        .fetch(NearNames::known);
  }

  private static Known known(Record4<UUID, String, @Nullable String, @Nullable UUID> row) {
    return new Known(
        row.value1(), row.value2(), row.value3(), row.value4(), Names.squash(row.value2()));
  }

  private static List<Match> nearest(String value, List<Known> known) {
    return known.stream()
        .map(record ->
            new Match(
                record.id().toString(),
                record.label(),
                record.detail(),
                record.place(),
                Names.similarity(value, record.squashed())))
        .filter(match -> match.score() != null && match.score() >= ALIKE)
        .sorted(Comparator.comparing(Match::score, Comparator.reverseOrder()))
        .limit(MAX_CANDIDATES)
        .toList();
  }

  private static Field<String> squash(Field<String> text) {
    return field(
        "regexp_replace(lower({0} collate rapport), {1}, {2}, {3})",
        SQLDataType.CLOB, text, inline("[^[:alnum:]]+"), inline(""), inline("g"));
  }
}
