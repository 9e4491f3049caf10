package dev.rapport.intelligence.management;

import static rapport.db.Tables.LEAD;
import static rapport.db.Tables.OPPORTUNITY;

import dev.rapport.identity.Actor;
import dev.rapport.identity.Operation;
import dev.rapport.intelligence.management.NextViews.Cause;
import dev.rapport.intelligence.management.NextViews.Why;
import dev.rapport.intelligence.management.NextViews.Work;
import dev.rapport.intelligence.scoring.ScorePlans;
import dev.rapport.leads.Lead;
import dev.rapport.platform.settings.Settings;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.fieldtype.Money;
import dev.rapport.sales.Opportunity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Somebody's open deals and leads, by what acting on them now is worth. */
@Component
class NextHour {

  private static final int ACT = 12;
  private static final int LEAVE = 5;

  private static final int NEAR = 7;

  /** From so many silent days on, with less than {@link #LITTLE} chance, something is cold. */
  private static final int LONG = 60;

  private static final double LITTLE = 0.2;

  /** What acting on now is worth most first. */
  static final Comparator<Work> BY_WORTH =
      Comparator.comparing((Work work) -> work.value().amount())
          .thenComparing(Work::urgency)
          .reversed();

  private final NextSql sql;
  private final ScorePlans scores;
  private final FieldContexts contexts;
  private final Settings settings;
  private final Clock clock;

  NextHour(NextSql sql, ScorePlans scores, FieldContexts contexts, Settings settings, Clock clock) {
    this.sql = sql;
    this.scores = scores;
    this.contexts = contexts;
    this.settings = settings;
    this.clock = clock;
  }

  /** Six statements at the most. */
  NextViews.NextHour of(Actor actor) {
    var context = contexts.of(actor);
    var now = clock.instant();
    var open = new ArrayList<Open>();
    if (sees(actor, Opportunity.OBJECT, "amount", "status", "probability", "expectedClose")) {
      open.addAll(
          sql.deals(
              scores.useful(Opportunity.OBJECT, "status", Opportunity.WON).orElse(null),
              OPPORTUNITY.OWNER_ID.eq(actor.id()),
              actor));
    }
    if (sees(actor, Lead.OBJECT, "estimate", "status")) {
      open.addAll(
          sql.leads(
              scores.useful(Lead.OBJECT, "status", Lead.CONVERTED).orElse(null),
              sql.share(actor),
              LEAD.OWNER_ID.eq(actor.id()),
              actor));
    }
    if (open.isEmpty()) {
      return new NextViews.NextHour(List.of(), List.of());
    }
    var times = WaitingTimes.of(settings);
    var typical = sql.typical(context.today(), actor);
    var act = new ArrayList<Work>();
    var leave = new ArrayList<Work>();
    for (var each : open) {
      var causes = causes(each, times, context.today(), now);
      var cold = cold(each, causes, now);
      var work = work(each, cold == null ? causes : List.of(cold), typical, context.currency());
      if (cold != null) {
        leave.add(work);
      } else if (!causes.isEmpty()) {
        act.add(work);
      }
    }
    act.sort(BY_WORTH);
    leave.sort(Comparator.comparing((Work work) -> work.reasons().getFirst().days()).reversed());
    return new NextViews.NextHour(
        act.stream().limit(ACT).toList(), leave.stream().limit(LEAVE).toList());
  }

  private static boolean sees(Actor actor, String object, String... fields) {
    return actor.id() != null
        && actor.may(Operation.READ, object)
        && PeopleReach.sees(actor, object, fields);
  }

  /** Why to act now, the weightiest first. */
  static List<Why> causes(Open open, WaitingTimes times, LocalDate today, Instant now) {
    var lead = Lead.OBJECT.equals(open.record().object());
    var causes = new ArrayList<@Nullable Why>();
    if (open.answerDue() != null) {
      var hours = ChronoUnit.HOURS.between(now, open.answerDue());
      causes.add(
          hours < 0
              ? new Why(Cause.ANSWER_LATE, days(open.answerDue(), now))
              : hours < 24 ? new Why(Cause.ANSWER_DUE, null) : null);
    } else if (open.fresh()) {
      causes.add(new Why(Cause.NEW_LEAD, days(open.created(), now)));
    }
    if (open.seen() != null) {
      var since = days(open.seen(), now);
      causes.add(since >= 1 ? new Why(Cause.QUOTE_SEEN, since) : null);
    } else if (open.sent() != null) {
      var since = days(open.sent(), now);
      causes.add(since >= times.quoteUnseen() ? new Why(Cause.QUOTE_UNSEEN, since) : null);
    }
    if (open.close() != null) {
      var left = ChronoUnit.DAYS.between(today, open.close());
      causes.add(
          left < 0
              ? new Why(Cause.CLOSE_PAST, -left)
              : left <= NEAR ? new Why(Cause.CLOSE_NEAR, left) : null);
    }
    var silent = days(open.touched(), now);
    if (silent >= (lead ? times.silentLead() : times.silentDeal())) {
      causes.add(new Why(Cause.SILENT, silent));
    }
    if (open.stay() != null) {
      var stayed = days(open.stay().since(), now);
      causes.add(stayed > open.stay().limit() ? new Why(Cause.STALLED, stayed) : null);
    }
    if (!open.planned() && !lead) {
      causes.add(new Why(Cause.NO_STEP, null));
    }
    return causes.stream()
        .flatMap(why -> why == null ? Stream.of() : Stream.of(why))
        .sorted(Comparator.comparingDouble((Why why) -> why.cause().weight()).reversed())
        .toList();
  }

  /** Little chance, and long silent; not what somebody waits for. */
  static @Nullable Why cold(Open open, List<Why> causes, Instant now) {
    var silent = days(open.touched(), now);
    var awaited =
        causes.stream()
            .anyMatch(why ->
                why.cause() == Cause.ANSWER_LATE
                    || why.cause() == Cause.ANSWER_DUE
                    || why.cause() == Cause.QUOTE_SEEN);
    return silent >= LONG && open.probability() < LITTLE && !awaited
        ? new Why(Cause.COLD, silent)
        : null;
  }

  /** That one of the reasons holds: they don't add up to more than certainty. */
  static double urgency(List<Why> causes) {
    return 1
        - causes.stream()
            .mapToDouble(why -> 1 - why.cause().weight())
            .reduce(1, (one, other) -> one * other);
  }

  static Work work(Open open, List<Why> causes, @Nullable BigDecimal typical, String currency) {
    var amount = open.amount() == null ? typical : open.amount();
    var urgency = urgency(causes);
    var value =
        amount == null
            ? BigDecimal.ZERO
            : amount.multiply(BigDecimal.valueOf(open.probability() * urgency));
    return new Work(
        open.record(),
        open.owner(),
        open.probability(),
        amount == null ? null : money(amount, currency),
        open.amount() == null,
        money(value, currency),
        urgency,
        causes);
  }

  private static Money money(BigDecimal amount, String currency) {
    return new Money(amount.setScale(2, RoundingMode.HALF_UP), currency);
  }

  private static long days(Instant since, Instant now) {
    return Math.max(0, ChronoUnit.DAYS.between(since, now));
  }
}
