package dev.rapport.parties;

import dev.rapport.identity.Actor;
import dev.rapport.identity.OrganisationSetUp;
import dev.rapport.platform.Ids;
import dev.rapport.platform.text.Languages;
import dev.rapport.platform.text.Messages;
import dev.rapport.records.Change;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Values;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives a new organisation the usual types of relation, in its language. */
@Component
class RelationTypesSetUp {

  private final RecordWriter writer;
  private final Messages messages;

  RelationTypesSetUp(RecordWriter writer, Messages messages) {
    this.writer = writer;
    this.messages = messages;
  }

  @EventListener
  void on(OrganisationSetUp event) {
    var language = Languages.of(event.organisation().language());
    writer.write(
        StandardRelation.ALL.stream()
            .<Change>map(type -> {
              var values =
                  new Values()
                      .with(RelationType.NAME, messages.text(language, type.key()))
                      .with(RelationType.INVERSE, messages.text(language, type.inverseKey()))
                      .with(RelationType.FROM_KIND, type.from())
                      .with(RelationType.TO_KIND, type.to())
                      .with(RelationType.FROM_ONCE, type.fromOnce())
                      .with(RelationType.TO_ONCE, type.toOnce());
              return new Change.Create(RelationType.OBJECT, Ids.next(), values.toMap());
            })
            .toList(),
        Actor.SYSTEM,
        Origin.SET_UP);
  }
}
