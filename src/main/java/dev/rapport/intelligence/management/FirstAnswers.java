package dev.rapport.intelligence.management;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.grouping;
import static org.jooq.impl.DSL.groupingSets;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.percentileCont;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.LEAD;
import static rapport.db.Tables.RECORD;

import dev.rapport.identity.Actor;
import dev.rapport.intelligence.FunnelFilters;
import dev.rapport.intelligence.management.AnswerViews.AnswerLine;
import dev.rapport.intelligence.management.ManagementViews.CountFigure;
import dev.rapport.leads.Lead;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.ForbiddenException;
import dev.rapport.records.Reference;
import dev.rapport.records.fieldtype.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How soon leads were first answered, beside what was promised: by person and by team. */
@Component
class FirstAnswers {

  private final DSLContext sql;
  private final PeopleReach reaches;
  private final FieldContexts contexts;
  private final Clock clock;

  FirstAnswers(DSLContext sql, PeopleReach reaches, FieldContexts contexts, Clock clock) {
    this.sql = sql;
    this.reaches = reaches;
    this.contexts = contexts;
    this.clock = clock;
  }

  /** What the leads of a user, of a team, of those without one, or all of them come to. */
  private record Row(
      boolean all,
      @Nullable UUID person,
      @Nullable UUID team,
      long promised,
      long inTime,
      long late,
      @Nullable Double median) {}

  /**
   * Of the leads that came in a period and whose time of an answer was promised. Two statements.
   *
   * @param within the period, as filters name it
   * @throws ForbiddenException for those who don't see leads and what this is made of
   */
  AnswerViews.FirstAnswers of(String within, Actor actor) {
    var reach =
        PeopleReach.reads(
                actor,
                Lead.OBJECT,
                "owner",
                "team",
                "createdAt",
                "answerDue",
                "answeredAt",
                "answeredInTime")
            ? reaches.of(actor).of(Lead.OBJECT)
            : null;
    if (reach == null) {
      throw new ForbiddenException();
    }
    // To the second: as a filter says it.
    var now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
    var rows = find(Period.parse(within, contexts.of(actor)), now, reach, actor);
    var whole =
        rows.stream()
            .filter(Row::all)
            .findFirst()
            .orElseGet(() -> new Row(true, null, null, 0, 0, 0, null));
    var mean = Salespeople.share(whole.inTime(), whole.inTime() + whole.late());
    var names =
        sql.select(RECORD.ID, RECORD.LABEL)
            .from(RECORD)
            .where(
                RECORD.ID.in(rows.stream().flatMap(row -> Stream.ofNullable(whose(row))).toList()))
            .fetchMap(RECORD.ID, RECORD.LABEL);
    var people = new ArrayList<AnswerLine>();
    var teams = new ArrayList<AnswerLine>();
    for (var row : rows) {
      var id = whose(row);
      if (id != null) {
        var object = row.person() == null ? "team" : "user";
        var line = line(row, new Reference(id, object, names.get(id)), mean, within, now);
        (row.person() == null ? teams : people).add(line);
      }
    }
    var byName =
        Comparator.<AnswerLine, String>comparing(
            line -> line.whose() == null ? "" : String.valueOf(line.whose().label()));
    people.sort(byName);
    teams.sort(byName);
    return new AnswerViews.FirstAnswers(
        people,
        PeopleReach.onlySelf(actor) ? List.of() : teams,
        line(whole, null, null, within, now));
  }

  private List<Row> find(Period period, OffsetDateTime now, Condition reach, Actor actor) {
    var zone = actor.timeZone();
    var late =
        LEAD.ANSWERED_IN_TIME
            .isFalse()
            .or(LEAD.ANSWERED_AT.isNull().and(LEAD.ANSWER_DUE.lt(val(now))));
    var seconds =
        field(
            "greatest(date_part('epoch', {0} - {1}), 0)",
            SQLDataType.DOUBLE, LEAD.ANSWERED_AT, LEAD.CREATED_AT);
    return sql.select(
            LEAD.OWNER_ID,
            LEAD.TEAM_ID,
            count(),
            count().filterWhere(LEAD.ANSWERED_IN_TIME.isTrue()),
            count().filterWhere(late),
            percentileCont(inline(0.5))
                .withinGroupOrderBy(seconds)
                .filterWhere(LEAD.ANSWERED_AT.isNotNull()),
            grouping(LEAD.OWNER_ID),
            grouping(LEAD.TEAM_ID))
        .from(LEAD)
        .where(LEAD.DELETED_AT.isNull(), LEAD.OWNER_ID.isNotNull(), LEAD.ANSWER_DUE.isNotNull())
        .and(LEAD.CREATED_AT.ge(period.from().atStartOfDay(zone).toOffsetDateTime()))
        .and(LEAD.CREATED_AT.lt(period.to().atStartOfDay(zone).toOffsetDateTime()))
        .and(reach)
        .groupBy(groupingSets(List.of(LEAD.OWNER_ID), List.of(LEAD.TEAM_ID), List.of()))
        .fetch(FirstAnswers::row);
  }

  private static Row row(Record row) {
    var median = row.get(5, BigDecimal.class);
    return new Row(
        row.get(6, Integer.class) + row.get(7, Integer.class) == 2,
        row.get(LEAD.OWNER_ID),
        row.get(LEAD.TEAM_ID),
        row.get(2, Long.class),
        row.get(3, Long.class),
        row.get(4, Long.class),
        median == null ? null : median.setScale(1, RoundingMode.HALF_UP).doubleValue());
  }

  private static @Nullable UUID whose(Row row) {
    return row.person() == null ? row.team() : row.person();
  }

  private static AnswerLine line(
      Row row,
      @Nullable Reference whose,
      @Nullable BigDecimal mean,
      String within,
      OffsetDateTime now) {
    var mine =
        whose == null
            ? "owner=null=false"
            : ("team".equals(whose.object()) ? "owner=null=false;team==" : "owner==") + whose.id();
    var promised = FunnelFilters.all(mine, "createdAt=within=" + within, "answerDue=null=false");
    var moment = now.toInstant();
    return new AnswerLine(
        whose,
        figure(row.promised(), promised),
        figure(row.inTime(), promised + ";answeredInTime==true"),
        figure(
            row.late(),
            promised + ";(answeredInTime==false,(answeredAt=null=true;answerDue<" + moment + "))"),
        figure(
            row.promised() - row.inTime() - row.late(),
            promised + ";answeredAt=null=true;answerDue>=" + moment),
        Salespeople.rate(row.inTime(), row.inTime() + row.late(), mean),
        row.median());
  }

  private static CountFigure figure(long count, String filter) {
    return new CountFigure(count, Lead.OBJECT, filter);
  }
}
