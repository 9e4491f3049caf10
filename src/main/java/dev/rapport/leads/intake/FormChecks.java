package dev.rapport.leads.intake;

import static rapport.db.Tables.APP_USER;

import dev.rapport.leads.Lead;
import dev.rapport.parties.Consent;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.text.Languages;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.FieldDefinition.Trait;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.Choice;
import dev.rapport.records.fieldtype.ChoiceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a form can do what it is for. */
@Component
class FormChecks {

  private static final Pattern ADDRESS = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?");
  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_TEXT = 2_000;
  private static final int MOST_FIELDS = 40;

  /** By one of them a lead is called. */
  private static final Set<String> NAMES =
      Set.of(Lead.NAME.name(), Lead.COMPANY_NAME.name(), Lead.EMAIL.name());

  private final Catalog catalog;
  private final DSLContext sql;

  FormChecks(Catalog catalog, DSLContext sql) {
    this.catalog = catalog;
    this.sql = sql;
  }

  /**
   * Refuses a form that can't work.
   *
   * @throws ProblemException 422 with all that is wrong
   */
  void check(IntakeForm form) {
    var lead = catalog.object(Lead.OBJECT);
    var errors = new ArrayList<FieldProblem>();
    if (form.name().isBlank()) {
      errors.add(FieldProblem.of("name", "required"));
    }
    length("name", form.name(), LONGEST_NAME, errors);
    length("campaign", form.campaign(), LONGEST_NAME, errors);
    if (!ADDRESS.matcher(form.address()).matches()) {
      errors.add(FieldProblem.of("address", "intake.address"));
    }
    if (form.languages().isEmpty()
        || !form.languages().stream().allMatch(Languages::isSpoken)
        || new HashSet<>(form.languages()).size() < form.languages().size()) {
      errors.add(FieldProblem.of("languages", "intake.languages"));
    }
    if (form.source() != null && !choices(lead.field(Lead.SOURCE.name())).contains(form.source())) {
      errors.add(FieldProblem.of("source", "choice.unknown", form.source()));
    }
    if (form.owner() != null && !active(form)) {
      errors.add(FieldProblem.of("owner", "intake.owner"));
    }
    fields(form, lead, errors);
    consents(form, errors);
    texts(form, errors);
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
  }

  private static void fields(IntakeForm form, ObjectDefinition lead, List<FieldProblem> errors) {
    var names = form.fields().stream().map(IntakeForm.Entry::field).toList();
    if (names.size() > MOST_FIELDS || new HashSet<>(names).size() < names.size()) {
      errors.add(FieldProblem.of("fields", "intake.fieldsTwice", MOST_FIELDS));
    }
    for (var name : names) {
      if (lead.find(name).filter(Askable::is).isEmpty()) {
        errors.add(FieldProblem.of("fields", "intake.field", name));
      }
    }
    if (form.fields().stream()
        .noneMatch(entry -> entry.required() && NAMES.contains(entry.field()))) {
      errors.add(FieldProblem.of("fields", "intake.nameless"));
    }
    lead.fields().values().stream()
        .filter(FormChecks::mustBeGiven)
        .filter(field -> !field.name().equals(Lead.NAME.name()))
        .filter(field ->
            form.fields().stream()
                .noneMatch(entry -> entry.required() && entry.field().equals(field.name())))
        .forEach(field -> errors.add(FieldProblem.of("fields", "intake.missing", field.name())));
  }

  private static boolean mustBeGiven(FieldDefinition field) {
    return field.is(Trait.REQUIRED) && field.initial() == null && field.creatable();
  }

  private void consents(IntakeForm form, List<FieldProblem> errors) {
    var channels = choices(catalog.object(Consent.OBJECT).field(Consent.CHANNEL.name()));
    var asked = form.consents().stream().map(IntakeForm.Asked::channel).toList();
    if (!channels.containsAll(asked) || new HashSet<>(asked).size() < asked.size()) {
      errors.add(FieldProblem.of("consents", "intake.consents"));
    }
    var email = Lead.EMAIL.name();
    if (form.confirmsConsents()
        && !asked.isEmpty()
        && form.fields().stream()
            .noneMatch(entry -> entry.required() && entry.field().equals(email))) {
      errors.add(FieldProblem.of("doubleOptIn", "intake.confirmEmail"));
    }
    for (var consent : form.consents()) {
      for (var language : form.languages()) {
        if (consent.texts().getOrDefault(language, "").isBlank()) {
          errors.add(FieldProblem.of("consents", "intake.consentText", language));
        }
      }
    }
  }

  private static void texts(IntakeForm form, List<FieldProblem> errors) {
    var words =
        form.words().values().stream()
            .flatMap(each -> Stream.of(each.title(), each.intro(), each.button(), each.thanks()));
    var labels = form.fields().stream().flatMap(entry -> entry.labels().values().stream());
    var agreed = form.consents().stream().flatMap(asked -> asked.texts().values().stream());
    Stream.of(words, labels, agreed)
        .flatMap(each -> each)
        .forEach(text -> length("words", text, LONGEST_TEXT, errors));
    Stream.of(keys(form.words()), form.fields().stream().flatMap(entry -> keys(entry.labels())))
        .flatMap(each -> each)
        .filter(language -> !Languages.isSpoken(language))
        .forEach(language -> errors.add(FieldProblem.of("words", "intake.languages")));
  }

  private static Stream<String> keys(Map<String, ?> map) {
    return map.keySet().stream();
  }

  private static void length(
      String field, @Nullable String text, int most, List<FieldProblem> errors) {
    if (text != null && text.length() > most) {
      errors.add(FieldProblem.of(field, "text.tooLong", most));
    }
  }

  private boolean active(IntakeForm form) {
    return sql.fetchExists(
        sql.selectOne()
            .from(APP_USER)
            .where(APP_USER.ID.eq(form.owner()))
            .and(APP_USER.ACTIVE)
            .and(APP_USER.DELETED_AT.isNull()));
  }

  private static Collection<String> choices(FieldDefinition field) {
    return field.type() instanceof ChoiceType(var choices)
        ? choices.stream().map(Choice::value).toList()
        : List.of();
  }
}
