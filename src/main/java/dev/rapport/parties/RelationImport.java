package dev.rapport.parties;

import static rapport.db.Tables.RELATION;
import static rapport.db.Tables.RELATION_TYPE;

import dev.rapport.identity.Actor;
import dev.rapport.identity.Operation;
import dev.rapport.platform.Ids;
import dev.rapport.platform.text.Messages;
import dev.rapport.records.Change;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Reference;
import dev.rapport.records.Values;
import dev.rapport.records.transfer.ImportTargets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * Takes relations from the columns of a file of parties: one for each type and direction, whose
 * cells name the other party, in the same file or already here.
 *
 * @param object whose file it is
 */
record RelationImport(
    String object, DSLContext sql, RecordWriter writer, Messages messages, RelationWords words)
    implements ImportTargets {

  private static final String PREFIX = "relation:";
  private static final String INVERSE = ":inverse";

  /** A relation as it would be. */
  private record Ends(UUID from, UUID type, UUID to) {

    /** The same for both directions, where the type has none. */
    Ends either(Set<UUID> mutual) {
      return mutual.contains(type) && from.compareTo(to) > 0 ? new Ends(to, type, from) : this;
    }
  }

  @Override
  public List<Extra> extras(Actor actor) {
    if (!actor.may(Operation.CREATE, Relation.OBJECT)) {
      return List.of();
    }
    var extras = new ArrayList<Extra>();
    sql.select(RELATION_TYPE.ID, RELATION_TYPE.NAME, RELATION_TYPE.INVERSE)
        .from(RELATION_TYPE)
        .where(RELATION_TYPE.DELETED_AT.isNull())
        .orderBy(RELATION_TYPE.NAME, RELATION_TYPE.ID)
        .forEach(type -> {
          var name = PREFIX + type.value1();
          extras.add(extra(name, type.value2(), type.value3(), false, actor));
          extras.add(extra(name + INVERSE, type.value2(), type.value3(), true, actor));
        });
    return extras;
  }

  private Extra extra(String target, String name, String inverse, boolean back, Actor actor) {
    var read = words.of(name, inverse, actor.language());
    return new Extra(
        target,
        messages.text(actor.language(), "import.relation", back ? read.back() : read.there()),
        words.everywhere(name, inverse, back),
        List.of(Company.OBJECT, Person.OBJECT));
  }

  @Override
  public void complete(List<Row> rows, Actor actor, Origin origin) {
    var mutual =
        sql.select(RELATION_TYPE.ID)
            .from(RELATION_TYPE)
            .where(RELATION_TYPE.NAME.eq(RELATION_TYPE.INVERSE))
            .fetchSet(RELATION_TYPE.ID);
    var wanted = new LinkedHashSet<Ends>();
    for (var row : rows) {
      row.references()
          .forEach((extra, other) -> {
            if (extra.startsWith(PREFIX)) {
              wanted.add(ends(extra, row.record(), other).either(mutual));
            }
          });
    }
    there(wanted).forEach(ends -> wanted.remove(ends.either(mutual)));
    var changes =
        wanted.stream()
            .<Change>map(ends ->
                new Change.Create(
                    Relation.OBJECT,
                    Ids.next(),
                    new Values()
                        .with(Relation.FROM, Reference.to(ends.from()))
                        .with(Relation.TYPE, Reference.to(ends.type()))
                        .with(Relation.TO, Reference.to(ends.to()))
                        .toMap()))
            .toList();
    writer.write(changes, actor, origin);
  }

  private static Ends ends(String extra, Reference record, Reference other) {
    var inverse = extra.endsWith(INVERSE);
    var type = UUID.fromString(extra.substring(PREFIX.length()).replace(INVERSE, ""));
    return inverse
        ? new Ends(other.id(), type, record.id())
        : new Ends(record.id(), type, other.id());
  }

  private List<Ends> there(Set<Ends> wanted) {
    var parties = wanted.stream().flatMap(ends -> Stream.of(ends.from(), ends.to())).toList();
    return sql.select(RELATION.FROM_ID, RELATION.TYPE_ID, RELATION.TO_ID)
        .from(RELATION)
        .where(RELATION.FROM_ID.in(parties))
        .and(RELATION.TO_ID.in(parties))
        .and(RELATION.DELETED_AT.isNull())
        .fetch(row -> new Ends(row.value1(), row.value2(), row.value3()));
  }
}
