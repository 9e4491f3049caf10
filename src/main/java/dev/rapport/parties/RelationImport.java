package dev.rapport.parties;

import static rapport.db.Tables.RELATION;
import static rapport.db.Tables.RELATION_TYPE;

import dev.rapport.identity.Actor;
import dev.rapport.identity.Operation;
import dev.rapport.platform.Ids;
import dev.rapport.platform.text.Languages;
import dev.rapport.platform.text.Messages;
import dev.rapport.records.Change;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Reference;
import dev.rapport.records.Values;
import dev.rapport.records.transfer.ImportTargets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Takes relations from the columns of a file of parties: one for each type and direction, whose
 * cells name the other party, in the same file or already here.
 *
 * @param object whose file it is
 */
record RelationImport(String object, DSLContext sql, RecordWriter writer, Messages messages)
    implements ImportTargets {

  private static final String PREFIX = "relation:";
  private static final String INVERSE = ":inverse";

  /** A relation as it would be. */
  private record Ends(UUID from, UUID type, UUID to) {}

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
          extras.add(extra(name, type.value2(), "", actor));
          extras.add(extra(name + INVERSE, type.value3(), ".inverse", actor));
        });
    return extras;
  }

  private Extra extra(String name, String words, String suffix, Actor actor) {
    return new Extra(
        name,
        messages.text(actor.language(), "import.relation", words),
        aliases(words, suffix),
        List.of(Company.OBJECT, Person.OBJECT));
  }

  /**
   * Its words, and those of the other languages where it is one of the types that an organisation
   * starts with.
   */
  private List<String> aliases(String words, String suffix) {
    Set<String> aliases = new LinkedHashSet<>(List.of(words));
    for (var type : RelationTypesSetUp.TYPES) {
      var everywhere =
          Languages.ALL.stream()
              .map(language -> messages.text(language, "setUp.relation." + type + suffix))
              .toList();
      if (everywhere.contains(words)) {
        aliases.addAll(everywhere);
      }
    }
    return List.copyOf(aliases);
  }

  @Override
  public void complete(List<Row> rows, Actor actor, Origin origin) {
    var wanted = new LinkedHashSet<Ends>();
    for (var row : rows) {
      row.references()
          .forEach((extra, other) -> {
            if (extra.startsWith(PREFIX)) {
              wanted.add(ends(extra, row.record(), other));
            }
          });
    }
    wanted.removeAll(there(wanted));
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

  private Set<Ends> there(Set<Ends> wanted) {
    return new HashSet<>(
        sql.select(RELATION.FROM_ID, RELATION.TYPE_ID, RELATION.TO_ID)
            .from(RELATION)
            .where(RELATION.FROM_ID.in(wanted.stream().map(Ends::from).distinct().toList()))
            .and(RELATION.DELETED_AT.isNull())
            .fetch(row -> new Ends(row.value1(), row.value2(), row.value3())));
  }
}
