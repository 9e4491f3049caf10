package dev.rapport.leads;

import dev.rapport.identity.Actor;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.RecordRules;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A lead has a name to call it by, and is converted by converting it only; but what a file brings
 * in may have been converted before it came here.
 */
@Component
class LeadRules implements RecordRules {

  private final Clock clock;

  LeadRules(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String object() {
    return Lead.OBJECT;
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor) {
    for (var draft : drafts) {
      if (draft.kind() == Kind.CREATE || draft.kind() == Kind.UPDATE) {
        name(draft);
        conversion(draft);
      }
    }
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor, Origin origin) {
    if (origin.imported()) {
      drafts.stream()
          .filter(draft -> draft.kind() == Kind.CREATE)
          .filter(draft -> Lead.CONVERTED.equals(draft.get(Lead.STATUS)))
          .forEach(draft ->
              draft.set(Lead.CONVERTED_AT, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }
    apply(drafts, actor);
  }

  private static void name(RecordDraft draft) {
    if (draft.get(Lead.NAME) != null) {
      return;
    }
    var company = draft.get(Lead.COMPANY_NAME);
    var name = company == null ? local(draft.get(Lead.EMAIL)) : company;
    draft.set(Lead.NAME, name);
    if (name == null) {
      draft.refuse(Lead.NAME, "lead.nameless");
    }
  }

  private static @Nullable String local(@Nullable String email) {
    return email == null ? null : email.substring(0, email.lastIndexOf('@'));
  }

  /** The status says converted exactly when the command has set when it was. */
  private static void conversion(RecordDraft draft) {
    var says = Lead.CONVERTED.equals(draft.get(Lead.STATUS));
    var is = draft.get(Lead.CONVERTED_AT) != null;
    if (says && !is) {
      draft.refuse(Lead.STATUS, "lead.convertByCommand");
    } else if (is && !says) {
      draft.refuse(Lead.STATUS, "lead.converted");
    }
  }
}
