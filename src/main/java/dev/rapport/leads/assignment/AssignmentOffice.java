package dev.rapport.leads.assignment;

import static rapport.db.Tables.RECORD;

import dev.rapport.leads.Lead;
import dev.rapport.leads.assignment.AssignmentViews.Overview;
import dev.rapport.leads.assignment.AssignmentViews.Person;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.Reference;
import dev.rapport.records.assignments.Assignments;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.Choice;
import dev.rapport.records.fieldtype.ChoiceType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What administrators see of assignment, and what they say of people. */
@Component
class AssignmentOffice {

  private static final int MOST = 100;
  private static final int MOST_LEADS = 10_000;
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private final AssignmentPlans plans;
  private final AssignmentPeople people;
  private final IncomingLeads leads;
  private final Assignments assignments;
  private final Catalog catalog;
  private final DSLContext sql;
  private final JsonMapper json;

  AssignmentOffice(
      AssignmentPlans plans,
      AssignmentPeople people,
      IncomingLeads leads,
      Assignments assignments,
      Catalog catalog,
      DSLContext sql,
      JsonMapper json) {
    this.plans = plans;
    this.people = people;
    this.leads = leads;
    this.assignments = assignments;
    this.catalog = catalog;
    this.sql = sql;
    this.json = json;
  }

  Overview overview() {
    var plan = plans.current();
    var profiles = people.profiles();
    var users = new HashSet<>(profiles.keySet());
    var mentioned = new HashSet<UUID>();
    for (var rule : plan.rules()) {
      users.addAll(people.of(rule));
      users.addAll(rule.people());
      mentioned.addAll(rule.teams());
    }
    mentioned.addAll(users);
    profiles.values().forEach(profile -> mentioned.addAll(profile.products()));
    Map<UUID, Reference> names = names(mentioned);
    var work = people.work(users);
    return new Overview(
        plan.version(),
        plan.answerHours(),
        plan.rules(),
        users.stream()
            .map(names::get)
            .filter(Objects::nonNull)
            .sorted(Comparator.comparing(Reference::label).thenComparing(Reference::id))
            .map(user ->
                new Person(
                    user,
                    people.works(user.id()),
                    work.getOrDefault(user.id(), Work.NOTHING).open(),
                    profiles.getOrDefault(user.id(), Profile.UNKNOWN)))
            .toList(),
        List.copyOf(names.values()),
        leads.waiting());
  }

  private Map<UUID, Reference> names(Set<UUID> ids) {
    var names = new LinkedHashMap<UUID, Reference>();
    sql.select(RECORD.ID, RECORD.OBJECT, RECORD.LABEL)
        .from(RECORD)
        .where(RECORD.ID.in(ids), RECORD.DELETED.isFalse())
        .orderBy(RECORD.LABEL, RECORD.ID)
        .forEach(row ->
            names.put(row.value1(), new Reference(row.value1(), row.value2(), row.value3())));
    return names;
  }

  /**
   * Keeps what somebody can and wants.
   *
   * @throws NotFoundException when there is no such user
   * @throws ProblemException 422 for what can't be
   */
  void profile(UUID user, Profile profile) {
    if (!exist(List.of(user), "user")) {
      throw new NotFoundException();
    }
    var errors = new ArrayList<FieldProblem>();
    if (!languages().containsAll(profile.languages())) {
      errors.add(FieldProblem.of("languages", "assignment.language"));
    }
    if (!COUNTRIES.containsAll(profile.countries())) {
      errors.add(FieldProblem.of("countries", "assignment.country"));
    }
    if (profile.places().size() > MOST
        || profile.places().stream().anyMatch(it -> it.length() > MOST || it.indexOf('\0') >= 0)) {
      errors.add(FieldProblem.of("places", "assignment.list"));
    }
    if (profile.products().size() > MOST || !exist(profile.products(), "product")) {
      errors.add(FieldProblem.of("products", "assignment.product"));
    }
    var capacity = profile.capacity();
    if (capacity != null && (capacity < 1 || capacity > MOST_LEADS)) {
      errors.add(FieldProblem.of("capacity", "assignment.capacity"));
    }
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    assignments.profile(user, json.writeValueAsString(profile));
  }

  private Set<String> languages() {
    return catalog.object(Lead.OBJECT).field(Lead.LANGUAGE.name()).type()
            instanceof ChoiceType(var choices)
        ? choices.stream().map(Choice::value).collect(Collectors.toSet())
        : Set.of();
  }

  private boolean exist(List<UUID> ids, String object) {
    return sql.fetchCount(RECORD, RECORD.ID.in(ids), RECORD.OBJECT.eq(object))
        == new HashSet<>(ids).size();
  }
}
