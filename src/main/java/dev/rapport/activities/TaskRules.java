package dev.rapport.activities;

import dev.rapport.identity.Actor;
import dev.rapport.platform.Ids;
import dev.rapport.records.Change;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.RecordRules;
import dev.rapport.records.Reference;
import dev.rapport.records.Values;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/** A task knows who asked for it and when it was done, and comes back when it repeats. */
@Component
class TaskRules implements RecordRules {

  private final Clock clock;

  TaskRules(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String object() {
    return Task.OBJECT;
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor) {
    for (var draft : drafts) {
      if (draft.kind() == Kind.CREATE || draft.kind() == Kind.UPDATE) {
        requester(draft, actor);
        times(draft);
        done(draft, actor);
      }
    }
  }

  private static void requester(RecordDraft draft, Actor actor) {
    if (draft.kind() == Kind.CREATE && !draft.given(Task.REQUESTER) && actor.id() != null) {
      draft.set(Task.REQUESTER, Reference.to(actor.id()));
    }
  }

  private static void times(RecordDraft draft) {
    if (!draft.changes(Task.DUE_AT)
        && !draft.changes(Task.REMIND_AT)
        && !draft.changes(Task.REPEATS)) {
      return;
    }
    var due = draft.get(Task.DUE_AT);
    var remind = draft.get(Task.REMIND_AT);
    if (due == null && draft.get(Task.REPEATS) != null) {
      draft.refuse(Task.DUE_AT, "task.repeatsWithoutDue");
    }
    if (due != null && remind != null && remind.isAfter(due)) {
      draft.refuse(Task.REMIND_AT, "task.remindAfterDue");
    }
  }

  private void done(RecordDraft draft, Actor actor) {
    var isDone = Task.DONE.equals(draft.get(Task.STATUS));
    if (!isDone) {
      draft.set(Task.DONE_AT, null);
    } else if (draft.changes(Task.STATUS) && !draft.given(Task.DONE_AT)) {
      draft.set(Task.DONE_AT, clock.instant().truncatedTo(ChronoUnit.MICROS));
      if (draft.kind() == Kind.UPDATE) {
        repeat(draft, actor);
      }
    }
  }

  /** The next one takes the repetition over, so that a task done twice makes one successor. */
  private void repeat(RecordDraft draft, Actor actor) {
    var repeats = draft.get(Task.REPEATS);
    var due = draft.get(Task.DUE_AT);
    if (repeats == null || due == null) {
      return;
    }
    var next = Repetition.next(due, repeats, actor.timeZone(), clock.instant());
    var remind = draft.get(Task.REMIND_AT);
    var values =
        new Values()
            .with(Task.SUBJECT, draft.get(Task.SUBJECT))
            .with(Task.ABOUT, draft.get(Task.ABOUT))
            .with(Task.DUE_AT, next)
            .with(Task.REMIND_AT, remind == null ? null : next.minus(Duration.between(remind, due)))
            .with(Task.REPEATS, repeats)
            .with(Task.PRIORITY, draft.get(Task.PRIORITY))
            .with(Task.REQUESTER, draft.get(Task.REQUESTER))
            .with(Task.OWNER, draft.get(Task.OWNER))
            .with(Task.DESCRIPTION, draft.get(Task.DESCRIPTION));
    draft.set(Task.REPEATS, null);
    draft.also(new Change.Create(Task.OBJECT, Ids.next(), values.toMap()));
  }
}
