package dev.rapport.leads.assignment;

import static rapport.db.Tables.RECORD;

import dev.rapport.identity.Actor;
import dev.rapport.leads.Lead;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.settings.Settings;
import dev.rapport.platform.text.Text;
import dev.rapport.records.RecordQuery;
import dev.rapport.records.Records;
import dev.rapport.records.assignments.Assignments;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.catalog.FieldUser;
import dev.rapport.records.fieldtype.ChoiceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rules that an organisation has; read from memory. */
@Component
class AssignmentPlans implements FieldUser {

  private static final int MOST_RULES = 50;
  private static final int MOST_HOURS = 8_760;

  private final Settings settings;
  private final Assignments assignments;
  private final Records records;
  private final Catalog catalog;
  private final DSLContext sql;

  AssignmentPlans(
      Settings settings,
      Assignments assignments,
      Records records,
      Catalog catalog,
      DSLContext sql) {
    this.settings = settings;
    this.assignments = assignments;
    this.records = records;
    this.catalog = catalog;
    this.sql = sql;
  }

  AssignmentPlan current() {
    return settings.get(AssignmentPlan.SETTING, AssignmentPlan.class, AssignmentPlan.NONE);
  }

  @Override
  public List<Use> uses() {
    return current().rules().stream()
        .map(rule ->
            new Use(
                Text.of("assignment.use", rule.name()),
                Lead.OBJECT,
                rule.segment() == null ? Set.of() : Set.of(rule.segment()),
                rule.filter()))
        .toList();
  }

  /**
   * Sets all of it.
   *
   * @param version the one that was looked at
   * @throws ProblemException 412 when somebody changed it since, 422 for what can't be
   */
  @Transactional
  AssignmentPlan save(int version, @Nullable Integer answerHours, List<AssignmentRule> rules) {
    assignments.one();
    settings.lock(AssignmentPlan.SETTING);
    if (current().version() != version) {
      throw ProblemException.of(HttpStatus.PRECONDITION_FAILED, "assignmentChanged");
    }
    var errors = new ArrayList<FieldProblem>();
    if (rules.size() > MOST_RULES
        || new HashSet<>(rules.stream().map(AssignmentRule::id).toList()).size() < rules.size()) {
      errors.add(FieldProblem.of("rules", "assignment.rules"));
    }
    hours("answerHours", answerHours, errors);
    for (var i = 0; i < rules.size(); i++) {
      check(rules.get(i), "rules[" + i + "].", errors);
    }
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    var next = new AssignmentPlan(version + 1, answerHours, rules);
    settings.put(AssignmentPlan.SETTING, next);
    return next;
  }

  /**
   * Whether a rule can be.
   *
   * @throws ProblemException 422 for what can't
   */
  void check(AssignmentRule rule) {
    var errors = new ArrayList<FieldProblem>();
    check(rule, "rule.", errors);
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
  }

  private void check(AssignmentRule rule, String at, List<FieldProblem> errors) {
    if (rule.name().isBlank() || rule.name().length() > 100 || rule.name().indexOf('\0') >= 0) {
      errors.add(FieldProblem.of(at + "name", "assignment.name"));
    }
    if (rule.people().isEmpty() && rule.teams().isEmpty()
        || !there(rule.people(), "user")
        || !there(rule.teams(), "team")) {
      errors.add(FieldProblem.of(at + "people", "assignment.people"));
    }
    var segment = rule.segment();
    if (segment != null
        && catalog
            .object(Lead.OBJECT)
            .find(segment)
            .filter(field -> field.type() instanceof ChoiceType)
            .isEmpty()) {
      errors.add(FieldProblem.of(at + "segment", "assignment.segment"));
    }
    if (rule.historyMonths() < 1 || rule.historyMonths() > 120) {
      errors.add(FieldProblem.of(at + "historyMonths", "assignment.period"));
    }
    hours(at + "answerHours", rule.answerHours(), errors);
    hours(at + "returnHours", rule.returnHours(), errors);
    if (rule.returns() < 1 || rule.returns() > 10) {
      errors.add(FieldProblem.of(at + "returns", "assignment.returns"));
    }
    records.check(RecordQuery.of(Lead.OBJECT).where(rule.filter()), Actor.SYSTEM);
  }

  private static void hours(String field, @Nullable Integer hours, List<FieldProblem> errors) {
    if (hours != null && (hours < 1 || hours > MOST_HOURS)) {
      errors.add(FieldProblem.of(field, "assignment.hours"));
    }
  }

  /** Those who have left since may stay in it: they get nothing. */
  private boolean there(Collection<UUID> ids, String object) {
    return sql.fetchCount(RECORD, RECORD.ID.in(ids), RECORD.OBJECT.eq(object))
        == new HashSet<>(ids).size();
  }
}
