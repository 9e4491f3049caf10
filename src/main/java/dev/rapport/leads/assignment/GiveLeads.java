package dev.rapport.leads.assignment;

import dev.rapport.identity.Actor;
import dev.rapport.leads.Lead;
import dev.rapport.leads.assignment.Desk.Choice;
import dev.rapport.leads.assignment.IncomingLeads.Found;
import dev.rapport.records.Change;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Reference;
import dev.rapport.records.RefusedException;
import dev.rapport.records.Values;
import dev.rapport.records.assignments.Assignments;
import dev.rapport.records.assignments.Assignments.Given;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives leads to people by the rules, one node at a time. A lead that waits is given once: giving
 * it ends its waiting, in the same transaction that writes to whom and why.
 */
@Component
class GiveLeads {

  static final int AT_ONCE = 200;

  /** The leads that a rule is for. */
  private record Concerned(Desk desk, Set<UUID> leads) {}

  private static final Origin ORIGIN = Origin.reactor("assignment");

  private final AssignmentPlans plans;
  private final IncomingLeads leads;
  private final Desks desks;
  private final Assignments assignments;
  private final RecordWriter writer;
  private final JsonMapper json;
  private final Clock clock;

  GiveLeads(
      AssignmentPlans plans,
      IncomingLeads leads,
      Desks desks,
      Assignments assignments,
      RecordWriter writer,
      JsonMapper json,
      Clock clock) {
    this.plans = plans;
    this.leads = leads;
    this.desks = desks;
    this.assignments = assignments;
    this.writer = writer;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Gives those of the leads away that wait. A lead that no rule is for stays where it is; one for
   * whom there is a rule but nobody goes on waiting.
   *
   * @param ids {@link #AT_ONCE} at the most
   */
  @Transactional
  void give(List<UUID> ids) {
    var rules = plans.current().inForce();
    if (ids.isEmpty() || rules.isEmpty()) {
      return;
    }
    assignments.one();
    var found = leads.some(ids, IncomingLeads.WAIT, rules);
    if (found.isEmpty()) {
      return;
    }
    var waiting = found.stream().map(it -> it.lead().id()).toList();
    var desks = this.desks.open(rules);
    var concerned = new ArrayList<Concerned>();
    for (var rule : rules) {
      var desk = desks.get(rule.id());
      if (desk != null) {
        concerned.add(new Concerned(desk, leads.matching(rule, waiting)));
      }
    }
    var changes = new ArrayList<Change>();
    var given = new ArrayList<Given>();
    for (var each : found) {
      var lead = each.lead();
      var ways = concerned.stream().filter(it -> it.leads().contains(lead.id())).toList();
      if (ways.isEmpty()) {
        changes.add(update(lead.id(), new Values().with(Lead.ASSIGN, false)));
      }
      for (var way : ways) {
        var rule = way.desk().rule();
        var choice = way.desk().choose(lead, this.desks.history(rule), Set.of(), 1);
        if (choice.isPresent()) {
          add(each, rule, choice.get(), 1, changes, given);
          break;
        }
      }
    }
    write(changes, given);
    assignments.waited(given.stream().map(Given::record).toList());
  }

  /**
   * Gives leads to the next that nobody did anything about in time, as long as there is a next.
   *
   * @return whether there may be more
   */
  @Transactional
  boolean giveOn() {
    assignments.one();
    var due = leads.returning(OffsetDateTime.now(clock), AT_ONCE);
    if (due.isEmpty()) {
      return false;
    }
    var plan = plans.current();
    var rules = plan.inForce();
    var open = desks.open(rules);
    var before = assignments.of(due).stream().collect(Collectors.groupingBy(Given::record));
    var changes = new ArrayList<Change>();
    var given = new ArrayList<Given>();
    for (var each : leads.some(due, DSL.trueCondition(), rules)) {
      var lead = each.lead();
      var last = before.getOrDefault(lead.id(), List.of());
      var desk = last.isEmpty() ? null : open.get(last.getFirst().rule());
      var round = last.isEmpty() ? 1 : last.getFirst().round() + 1;
      if (desk != null && each.untouched() && round <= desk.rule().returns() + 1) {
        var had = new HashSet<>(last.stream().map(Given::user).toList());
        var choice = desk.choose(lead, desks.history(desk.rule()), had, round);
        if (choice.isPresent()) {
          add(each, desk.rule(), choice.get(), round, changes, given);
          continue;
        }
      }
      changes.add(update(lead.id(), new Values().with(Lead.RETURNS_AT, null)));
    }
    return write(changes, given) && due.size() == AT_ONCE;
  }

  /** Notes when somebody first did something about leads. */
  void answered(Map<UUID, Instant> answered) {
    List<Change> changes =
        answered.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .<Change>map(each ->
                update(
                    each.getKey(),
                    new Values()
                        .with(Lead.ANSWERED_AT, each.getValue())
                        .with(Lead.RETURNS_AT, null)))
            .toList();
    write(changes, List.of());
  }

  private void add(
      Found found,
      AssignmentRule rule,
      Choice choice,
      int round,
      List<Change> changes,
      List<Given> given) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var values =
        new Values()
            .with(Lead.OWNER, Reference.to(choice.user()))
            .with(Lead.ASSIGN, false)
            .with(
                Lead.RETURNS_AT,
                rule.returnHours() == null || !found.untouched() || round > rule.returns()
                    ? null
                    : now.plus(Duration.ofHours(rule.returnHours())));
    if (rule.answerHours() != null && found.untouched()) {
      values.with(Lead.ANSWER_DUE, found.createdAt().plus(Duration.ofHours(rule.answerHours())));
    }
    var lead = found.lead().id();
    changes.add(update(lead, values));
    given.add(
        new Given(
            lead, rule.id(), choice.user(), now, round, json.writeValueAsString(choice.reason())));
  }

  private static Change update(UUID lead, Values values) {
    return new Change.Update(Lead.OBJECT, lead, null, values.toMap());
  }

  /**
   * A lead that can't be written, whatever an administrator asks of it, stays as it is.
   *
   * @return whether all could
   */
  private boolean write(List<Change> changes, List<Given> given) {
    var refused =
        writer.check(changes, Actor.SYSTEM, ORIGIN).stream()
            .map(RefusedException.Refused::id)
            .collect(Collectors.toSet());
    writer.write(
        changes.stream().filter(change -> !refused.contains(change.id())).toList(),
        Actor.SYSTEM,
        ORIGIN);
    assignments.add(given.stream().filter(it -> !refused.contains(it.record())).toList());
    return refused.isEmpty();
  }
}
