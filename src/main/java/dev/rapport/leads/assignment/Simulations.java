package dev.rapport.leads.assignment;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.LEAD;
import static rapport.db.Tables.WAY;

import dev.rapport.identity.Actor;
import dev.rapport.leads.Lead;
import dev.rapport.leads.assignment.AssignmentViews.Line;
import dev.rapport.leads.assignment.AssignmentViews.Simulated;
import dev.rapport.leads.assignment.Conversions.Count;
import dev.rapport.leads.assignment.Conversions.Posterior;
import dev.rapport.leads.assignment.Replay.Ended;
import dev.rapport.leads.assignment.Replay.Past;
import dev.rapport.leads.assignment.Replay.Replayed;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.settings.Organisation;
import dev.rapport.platform.settings.Settings;
import dev.rapport.records.RecordQuery;
import dev.rapport.records.query.PageSql;
import dev.rapport.records.query.QueryResolver;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** What a rule would have done with the leads of a period, before it is switched on. */
@Component
class Simulations {

  private static final int MOST = 10_000;
  private static final int MOST_YEARS = 10;

  /** When a lead ended: since when it has the status that it has. */
  private static final Field<OffsetDateTime> ENDED_AT =
      coalesce(WAY.SINCE, LEAD.CONVERTED_AT, LEAD.UPDATED_AT);

  private final DSLContext sql;
  private final AssignmentPeople people;
  private final IncomingLeads leads;
  private final Histories histories;
  private final LeadReasons reasons;
  private final QueryResolver resolver;
  private final PageSql pages;
  private final Settings settings;
  private final Clock clock;

  Simulations(
      DSLContext sql,
      AssignmentPeople people,
      IncomingLeads leads,
      Histories histories,
      LeadReasons reasons,
      QueryResolver resolver,
      PageSql pages,
      Settings settings,
      Clock clock) {
    this.sql = sql;
    this.people = people;
    this.leads = leads;
    this.histories = histories;
    this.reasons = reasons;
    this.resolver = resolver;
    this.pages = pages;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Replays the leads that the rule is for and that came from {@code from} to {@code to}.
   *
   * @throws ProblemException 422 for a period that hasn't begun or is too long
   */
  Simulated of(AssignmentRule rule, LocalDate from, LocalDate to) {
    var zone = settings.organisation().map(Organisation::timeZone).orElse(ZoneOffset.UTC);
    var today = LocalDate.ofInstant(clock.instant(), zone);
    if (to.isBefore(from) || from.isAfter(today) || from.plusYears(MOST_YEARS).isBefore(to)) {
      throw ProblemException.invalid("from", "assignment.period");
    }
    var past = past(rule, from, to, zone);
    var more = past.size() > MOST;
    var some = past.subList(0, Math.min(past.size(), MOST));
    var ended = ended(rule, zone);
    var users = people.of(rule);
    var work = new HashMap<UUID, Work>();
    var desk = new Desk(rule, users, people.profiles(), work, Map.of(), null);
    var replayed = new Replay(desk, work, ended).run(some);
    return view(rule, replayed, users, ended, from, more);
  }

  private Simulated view(
      AssignmentRule rule,
      List<Replayed> replayed,
      List<UUID> candidates,
      List<Ended> ended,
      LocalDate from,
      boolean more) {
    histories.forget();
    var history = histories.of(rule);
    var users = new LinkedHashSet<>(candidates);
    replayed.stream()
        .map(it -> it.past().lead().owner())
        .filter(Objects::nonNull)
        .forEach(users::add);
    var names = reasons.names(users);
    var expected = new TreeMap<UUID, Expectation>();
    var lines = new ArrayList<Line>();
    for (var user : users) {
      var would = replayed.stream().filter(it -> user.equals(it.user())).toList();
      var had = replayed.stream().filter(it -> user.equals(it.past().lead().owner())).toList();
      var expectation = expectation(rule, user, would, history);
      expected.put(user, expectation);
      lines.add(
          new Line(
              AssignmentViews.user(user, names),
              had.size(),
              ended(had),
              good(had),
              would.size(),
              ended(would),
              expectation.view()));
    }
    lines.sort(
        Comparator.comparingInt(Line::wouldLeads)
            .reversed()
            .thenComparing(Comparator.comparingInt(Line::leads).reversed()));
    var given = replayed.stream().filter(it -> it.user() != null).toList();
    return new Simulated(
        replayed.size(),
        more,
        replayed.size() - given.size(),
        known(ended, it -> it.day().isBefore(from)),
        known(ended, _ -> true),
        ended(given),
        good(given),
        Expectation.sum(expected).view(),
        lines);
  }

  private static Expectation expectation(
      AssignmentRule rule, UUID user, List<Replayed> would, Conversions history) {
    var bySegment = new TreeMap<String, Integer>();
    would.stream()
        .filter(it -> it.past().endedAt() != null)
        .forEach(it ->
            bySegment.merge(
                Conversions.segment(it.past().lead().segment(rule.segment())), 1, Integer::sum));
    var shares =
        bySegment.keySet().stream()
            .map(it -> history.posterior(user, it))
            .toArray(Posterior[]::new);
    var counts = bySegment.values().stream().mapToInt(Integer::intValue).toArray();
    return Expectation.of(shares, counts, user.getLeastSignificantBits());
  }

  private static int ended(List<Replayed> some) {
    return (int) some.stream().filter(it -> it.past().endedAt() != null).count();
  }

  private static int good(List<Replayed> some) {
    return (int) some.stream().filter(it -> it.past().good()).count();
  }

  private static int known(List<Ended> ended, Predicate<Ended> which) {
    return (int) ended.stream().filter(which).mapToDouble(it -> it.count().ended()).sum();
  }

  private List<Past> past(AssignmentRule rule, LocalDate from, LocalDate to, ZoneId zone) {
    var found =
        pages.found(
            resolver.resolve(RecordQuery.of(Lead.OBJECT).where(rule.filter()), Actor.SYSTEM));
    var segments = leads.segments(List.of(rule));
    var columns = new ArrayList<Field<?>>(IncomingLeads.columns());
    columns.addAll(segments.values());
    var endedAt = ENDED_AT.as("ended_at");
    columns.add(endedAt);
    return sql.select(columns)
        .from(LEAD)
        .leftJoin(WAY)
        .on(ofStatus())
        .where(found)
        .and(LEAD.CREATED_AT.ge(from.atStartOfDay(zone).toOffsetDateTime()))
        .and(LEAD.CREATED_AT.lt(to.plusDays(1).atStartOfDay(zone).toOffsetDateTime()))
        .orderBy(LEAD.CREATED_AT, LEAD.ID)
        .limit(MOST + 1)
        .fetch(row -> {
          var status = row.get(LEAD.STATUS);
          var at = row.get(LEAD.CREATED_AT).toInstant();
          return new Past(
              IncomingLeads.lead(row, segments),
              at,
              LocalDate.ofInstant(at, zone),
              Lead.ENDS.contains(status) ? row.get(endedAt).toInstant() : null,
              Lead.CONVERTED.equals(status));
        });
  }

  /** How all leads ended, whether the rule is for them or not, in the order of the days. */
  private List<Ended> ended(AssignmentRule rule, ZoneId zone) {
    var column = histories.column(rule.segment());
    Field<String> segment =
        column == null ? inline("") : coalesce(column.cast(String.class), inline(""));
    var dayOf = field("({0} at time zone {1})::date", LocalDate.class, ENDED_AT, val(zone.getId()));
    var each =
        select(dayOf.as("day"), LEAD.OWNER_ID, segment.as("segment"), LEAD.STATUS)
            .from(LEAD)
            .leftJoin(WAY)
            .on(ofStatus())
            .where(LEAD.STATUS.in(Lead.ENDS), LEAD.DELETED_AT.isNull())
            .and(LEAD.OWNER_ID.isNotNull())
            .asTable("e");
    var day = field(name("e", "day"), LocalDate.class);
    var owner = field(name("e", LEAD.OWNER_ID.getName()), UUID.class);
    var value = field(name("e", "segment"), String.class);
    var good =
        count()
            .filterWhere(field(name("e", LEAD.STATUS.getName()), String.class).eq(Lead.CONVERTED));
    var perDay =
        sql.select(day, owner, value, good, count())
            .from(each)
            .groupBy(day, owner, value)
            .orderBy(day, owner, value);
    return perDay.fetch(row ->
        new Ended(row.value1(), row.value2(), row.value3(), new Count(row.value4(), row.value5())));
  }

  private static Condition ofStatus() {
    return WAY.RECORD_ID.eq(LEAD.ID).and(WAY.FIELD.eq(Lead.STATUS.name()));
  }
}
