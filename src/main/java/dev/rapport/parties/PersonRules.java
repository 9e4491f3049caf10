package dev.rapport.parties;

import dev.rapport.identity.Actor;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.RecordRules;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps a person's whole name and its parts together, whichever of them was entered. */
@Component
class PersonRules implements RecordRules {

  @Override
  public String object() {
    return Person.OBJECT;
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor) {
    for (var draft : drafts) {
      if (draft.kind() == Kind.CREATE || draft.kind() == Kind.UPDATE) {
        name(draft);
        MainContacts.ofPerson().keep(draft);
      }
    }
  }

  private static void name(RecordDraft draft) {
    var whole = draft.get(Person.NAME);
    var partsGiven = draft.given(Person.FIRST_NAME) || draft.given(Person.LAST_NAME);
    var partsEmpty = draft.get(Person.FIRST_NAME) == null && draft.get(Person.LAST_NAME) == null;
    if (whole != null && draft.changes(Person.NAME) && (!partsGiven || partsEmpty)) {
      var parts = PersonName.parse(whole);
      draft.set(Person.FIRST_NAME, parts.first());
      draft.set(Person.LAST_NAME, parts.last());
    }
    var name = new PersonName(draft.get(Person.FIRST_NAME), draft.get(Person.LAST_NAME)).whole();
    draft.set(Person.NAME, name);
    if (name == null) {
      draft.refuse(Person.LAST_NAME, "person.nameless");
    }
  }
}
