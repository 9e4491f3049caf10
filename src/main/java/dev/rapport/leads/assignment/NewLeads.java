package dev.rapport.leads.assignment;

import dev.rapport.identity.Actor;
import dev.rapport.identity.WhoAsks;
import dev.rapport.leads.Lead;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.RecordRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Says which leads wait for the rules: those that nobody chose an owner for. What somebody types in
 * by hand stays theirs; what a file, a program or the product itself brings in without an owner
 * does not. Keeps also until when an answer is due, and when there was one.
 */
@Component
class NewLeads implements RecordRules {

  private final AssignmentPlans plans;
  private final Clock clock;

  NewLeads(AssignmentPlans plans, Clock clock) {
    this.plans = plans;
    this.clock = clock;
  }

  @Override
  public String object() {
    return Lead.OBJECT;
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor) {
    // Makes a difference by what the change comes through.
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor, Origin origin) {
    for (var draft : drafts) {
      if (draft.kind() == Kind.CREATE) {
        comes(draft, origin);
      } else if (draft.kind() == Kind.UPDATE) {
        changes(draft, origin);
      }
      if (draft.changes(Lead.ANSWER_DUE) || draft.changes(Lead.ANSWERED_AT)) {
        var due = draft.get(Lead.ANSWER_DUE);
        var at = draft.get(Lead.ANSWERED_AT);
        draft.set(Lead.ANSWERED_IN_TIME, due == null || at == null ? null : !at.isAfter(due));
      }
    }
  }

  private void comes(RecordDraft draft, Origin origin) {
    var plan = plans.current();
    var ended = Lead.ENDS.contains(String.valueOf(draft.get(Lead.STATUS)));
    if (ended) {
      draft.set(Lead.ASSIGN, false);
    } else if (!draft.given(Lead.ASSIGN)
        && !plan.inForce().isEmpty()
        && isNobodysChoice(draft, origin)) {
      draft.set(Lead.ASSIGN, true);
    }
    var hours = plan.answerHours();
    if (hours != null && Lead.NEW.equals(draft.get(Lead.STATUS))) {
      draft.set(Lead.ANSWER_DUE, now().plus(Duration.ofHours(hours)));
    }
  }

  private static boolean isNobodysChoice(RecordDraft draft, Origin origin) {
    return draft.get(Lead.OWNER) == null
        || !draft.given(Lead.OWNER) && (origin.imported() || WhoAsks.isProgram());
  }

  private void changes(RecordDraft draft, Origin origin) {
    if (origin.reverses() != null && draft.changes(Lead.ASSIGN)) {
      draft.set(Lead.ASSIGN, false); // or what is taken back would be done again at once
    }
    var handed = draft.changes(Lead.OWNER);
    var status = draft.get(Lead.STATUS);
    if (handed && !draft.given(Lead.ASSIGN) || Lead.ENDS.contains(String.valueOf(status))) {
      draft.set(Lead.ASSIGN, false);
    }
    var left = Lead.NEW.equals(draft.before(Lead.STATUS)) && !Lead.NEW.equals(status);
    if (left && draft.get(Lead.ANSWERED_AT) == null) {
      draft.set(Lead.ANSWERED_AT, now());
    }
    if (left || handed && !draft.given(Lead.RETURNS_AT)) {
      draft.set(Lead.RETURNS_AT, null);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
