package dev.rapport.intelligence.management;

import static org.jooq.impl.DSL.coalesce;
import static rapport.db.Tables.RECORD;
import static rapport.db.Tables.TARGET;

import dev.rapport.identity.Actor;
import dev.rapport.identity.Operation;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.RecordRules;
import dev.rapport.records.Reference;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A target is somebody's or a team's, for a whole month, quarter or year, once; and whoever sets it
 * reaches those whose it is.
 */
@Component
class TargetRules implements RecordRules {

  /** What there may be one target for. */
  private record Slot(UUID of, String measure, String period, LocalDate first) {}

  private final DSLContext sql;

  TargetRules(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public String object() {
    return Target.OBJECT;
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor) {
    var kept = drafts.stream().filter(draft -> draft.kind() != Kind.DELETE).toList();
    if (kept.isEmpty()) {
      return;
    }
    var names = names(kept);
    for (var draft : kept) {
      whose(draft, actor);
      when(draft);
      what(draft);
      name(draft, names);
    }
    once(kept);
  }

  /** One person's, as the form proposes, unless a team is named. */
  private static void whose(RecordDraft draft, Actor actor) {
    var team = draft.get(Target.WHOLE_TEAM);
    if (team != null && draft.given(Target.WHOLE_TEAM) && !draft.given(Target.OWNER)) {
      draft.set(Target.OWNER, null);
    }
    var owner = draft.get(Target.OWNER);
    if (owner != null && team != null) {
      draft.refuse(Target.WHOLE_TEAM, "target.oneOfBoth");
    } else if (owner == null && team == null) {
      draft.refuse(Target.OWNER, "target.whose");
    } else if (team != null) {
      draft.set(Target.TEAM, team);
    }
    if (!draft.refused() && !reaches(draft, actor)) {
      draft.refuse(team == null ? Target.OWNER : Target.WHOLE_TEAM, "target.beyondReach");
    }
  }

  /** By the scope that says which targets one may change and, of a new one, create. */
  private static boolean reaches(RecordDraft draft, Actor actor) {
    var owner = draft.get(Target.OWNER);
    var team = draft.get(Target.TEAM);
    var asked =
        draft.kind() == Kind.CREATE
            ? List.of(Operation.CREATE, Operation.UPDATE)
            : List.of(Operation.UPDATE);
    return asked.stream()
        .map(operation -> actor.scope(Target.OBJECT, operation))
        .allMatch(scope ->
            scope.reaches(owner == null ? null : owner.id(), team == null ? null : team.id()));
  }

  private static void when(RecordDraft draft) {
    var day = draft.get(Target.STARTS_ON);
    var period = period(draft);
    if (day != null && period != null) {
      var first = period.first(day);
      draft.set(Target.STARTS_ON, first);
      draft.set(Target.ENDS_ON, period.end(first));
    }
  }

  private static @Nullable TargetPeriod period(RecordDraft draft) {
    var stored = draft.get(Target.PERIOD);
    return stored == null ? null : TargetPeriod.of(stored).orElse(null);
  }

  private static void what(RecordDraft draft) {
    var measure = draft.get(Target.MEASURE);
    if (measure == null) {
      return;
    }
    if (TargetMeasure.of(measure).isAmount()) {
      var amount = draft.get(Target.AMOUNT);
      draft.set(Target.NUMBER, null);
      if (amount == null || amount.amount().signum() <= 0) {
        draft.refuse(Target.AMOUNT, "target.amount");
      }
    } else {
      draft.set(Target.AMOUNT, null);
      if (draft.get(Target.NUMBER) == null) {
        draft.refuse(Target.NUMBER, "target.number");
      }
    }
  }

  private static void name(RecordDraft draft, Map<UUID, String> names) {
    var of = of(draft);
    var first = draft.get(Target.STARTS_ON);
    var period = period(draft);
    if (of != null && first != null && period != null) {
      draft.set(Target.NAME, names.getOrDefault(of, "?") + ", " + period.text(first));
    }
  }

  private static @Nullable UUID of(RecordDraft draft) {
    var of =
        draft.get(Target.OWNER) == null ? draft.get(Target.WHOLE_TEAM) : draft.get(Target.OWNER);
    return of == null ? null : of.id();
  }

  private Map<UUID, String> names(List<RecordDraft> drafts) {
    var ids =
        drafts.stream()
            .flatMap(draft -> Stream.of(Target.OWNER, Target.WHOLE_TEAM).map(draft::get))
            .filter(reference -> reference != null)
            .map(Reference::id)
            .distinct()
            .toList();
    return sql.select(RECORD.ID, RECORD.LABEL)
        .from(RECORD)
        .where(RECORD.ID.in(ids))
        .fetchMap(RECORD.ID, RECORD.LABEL);
  }

  /**
   * One look for all of them; the unique index has the last word on what comes at the same time.
   */
  private void once(List<RecordDraft> drafts) {
    var whole = drafts.stream().filter(draft -> !draft.refused()).toList();
    var of = coalesce(TARGET.OWNER_ID, TARGET.WHOLE_TEAM_ID);
    var taken = new HashSet<Slot>();
    sql.select(of, TARGET.MEASURE, TARGET.PERIOD, TARGET.STARTS_ON)
        .from(TARGET)
        .where(TARGET.DELETED_AT.isNull())
        .and(of.in(whole.stream().map(TargetRules::of).toList()))
        .and(TARGET.ID.notIn(drafts.stream().map(RecordDraft::id).toList()))
        .forEach(
            row -> taken.add(new Slot(row.value1(), row.value2(), row.value3(), row.value4())));
    whole.forEach(draft -> once(draft, taken));
  }

  private static void once(RecordDraft draft, Set<Slot> taken) {
    var of = of(draft);
    var measure = draft.get(Target.MEASURE);
    var period = draft.get(Target.PERIOD);
    var first = draft.get(Target.STARTS_ON);
    if (of != null
        && measure != null
        && period != null
        && first != null
        && !taken.add(new Slot(of, measure, period, first))) {
      draft.refuse(Target.STARTS_ON, "target.taken");
    }
  }
}
