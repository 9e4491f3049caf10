package dev.rapport.parties;

import dev.rapport.identity.Actor;
import dev.rapport.platform.text.Messages;
import dev.rapport.records.FieldRef;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.RecordRules;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** A consent is said on a day that has come: today, unless another one is named. */
@Component
class ConsentRules implements RecordRules {

  private final Clock clock;
  private final Messages messages;

  ConsentRules(Clock clock, Messages messages) {
    this.clock = clock;
    this.messages = messages;
  }

  @Override
  public String object() {
    return Consent.OBJECT;
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor) {
    var today = LocalDate.now(clock.withZone(actor.timeZone()));
    for (var draft : drafts) {
      if (draft.kind() == Kind.CREATE) {
        if (draft.get(Consent.SAID_ON) == null) {
          draft.set(Consent.SAID_ON, today);
        }
        var day = draft.get(Consent.SAID_ON);
        if (day != null && day.isAfter(today)) {
          draft.refuse(Consent.SAID_ON, "consent.future");
        }
        draft.set(
            Consent.NAME,
            word(Consent.CHANNEL, draft, actor) + " · " + word(Consent.STATUS, draft, actor));
      }
    }
  }

  /** As the one who writes says it. */
  private String word(FieldRef<String> choice, RecordDraft draft, Actor actor) {
    var key = "choice.consent." + choice.name() + "." + draft.get(choice);
    return messages.has(key) ? messages.text(actor.language(), key) : "?";
  }
}
