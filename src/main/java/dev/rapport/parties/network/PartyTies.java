package dev.rapport.parties.network;

import static org.jooq.impl.DSL.coalesce;
import static rapport.db.Tables.PERSON;
import static rapport.db.Tables.RELATION;

import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.identity.Operation;
import dev.rapport.parties.Person;
import dev.rapport.parties.Relation;
import dev.rapport.records.FieldRef;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Relations, and who works where. */
@Component
class PartyTies implements TieSource {

  static final String RELATIONS = "relation";
  static final String WORK = "work";

  private final Clock clock;

  PartyTies(Clock clock) {
    this.clock = clock;
  }

  @Override
  public List<Ties> of(Actor actor) {
    var ties = new ArrayList<Ties>();
    if (actor.may(Operation.READ, Relation.OBJECT)
        && sees(actor, Relation.OBJECT, Relation.FROM, Relation.TO)) {
      ties.add(relations(actor));
    }
    if (actor.may(Operation.READ, Person.OBJECT) && sees(actor, Person.OBJECT, Person.COMPANY)) {
      ties.add(Ties.of(WORK, PERSON, PERSON.ID, PERSON.COMPANY_ID, PERSON.DELETED_AT.isNull()));
    }
    return ties;
  }

  private Ties relations(Actor actor) {
    var today = LocalDate.now(clock.withZone(actor.timeZone()));
    return new Ties(
        RELATIONS,
        RELATION,
        RELATION.FROM_ID,
        RELATION.TO_ID,
        RELATION.DELETED_AT.isNull(),
        sees(actor, Relation.OBJECT, Relation.TYPE)
            ? RELATION.TYPE_ID
            : DSL.inline((UUID) null, UUID.class),
        sees(actor, Relation.OBJECT, Relation.VALID_TO)
            ? coalesce(RELATION.VALID_TO.lt(today), DSL.inline(false))
            : DSL.inline(false));
  }

  private static boolean sees(Actor actor, String object, FieldRef<?>... fields) {
    return Stream.of(fields)
        .allMatch(field -> actor.field(object, field.name()) != FieldAccess.HIDDEN);
  }
}
