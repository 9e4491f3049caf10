package dev.rapport.leads.intake;

import dev.rapport.leads.Lead;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.Problems;
import dev.rapport.platform.text.Messages;
import dev.rapport.platform.text.Templates;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.catalog.CatalogView;
import dev.rapport.records.fieldtype.Choice;
import dev.rapport.records.fieldtype.FieldType;
import dev.rapport.records.fieldtype.LongTextType;
import dev.rapport.records.fieldtype.TextType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The page of a form, made here and not in the browser: it works without a script, in a frame of
 * any site, and is there at once on a telephone.
 */
@Component
class FormPage {

  /**
   * What is filled in already.
   *
   * @param visit the hidden inputs that say where somebody came from
   * @param problem what is wrong with the whole; null for nothing
   */
  record Filled(
      Map<String, List<String>> input,
      List<String> agreed,
      Map<String, String> visit,
      List<FieldProblem> errors,
      @Nullable String problem) {

    static Filled nothing(Map<String, String> visit) {
      return of(Map.of(), List.of(), visit);
    }

    static Filled of(
        Map<String, List<String>> input, List<String> agreed, Map<String, String> visit) {
      return new Filled(input, agreed, visit, List.of(), null);
    }

    /** The same, with what is wrong with the whole. */
    Filled refused(@Nullable String problem) {
      return new Filled(input, agreed, visit, errors, problem);
    }

    /** The same, with what is wrong with some fields. */
    Filled refused(List<FieldProblem> errors) {
      return new Filled(input, agreed, visit, errors, problem);
    }
  }

  /** What browsers know of the one who fills in, by the names that HTML has for it. */
  private static final Map<String, String> AUTOCOMPLETE =
      Map.of(
          Lead.NAME.name(), "name",
          Lead.COMPANY_NAME.name(), "organization",
          Lead.JOB_TITLE.name(), "organization-title",
          Lead.EMAIL.name(), "email",
          Lead.PHONE.name(), "tel",
          Lead.WEBSITE.name(), "url");

  private final Catalog catalog;
  private final Messages messages;
  private final Problems problems;
  private final Templates templates = new Templates("/intake");

  FormPage(Catalog catalog, Messages messages, Problems problems) {
    this.catalog = catalog;
    this.messages = messages;
    this.problems = problems;
  }

  /** The form to fill in. */
  String form(Forms.Kept kept, String language, String ticket, Filled filled) {
    var form = kept.form();
    var locale = Locale.forLanguageTag(language);
    var words = form.words(language);
    var page = page(form.title(language), locale);
    page.put("address", form.address());
    page.put("intro", or(words.intro(), ""));
    page.put("button", or(words.button(), messages.text(locale, "intake.send")));
    page.put("ticket", ticket);
    page.put("trap", messages.text(locale, "intake.trap"));
    page.put("requiredMark", messages.text(locale, "intake.required"));
    page.put("choose", messages.text(locale, "intake.choose"));
    page.put("visit", filled.visit());
    page.put(
        "problem",
        filled.problem() != null || filled.errors().isEmpty()
            ? or(filled.problem(), "")
            : messages.text(locale, "intake.mend", filled.errors().size()));
    page.put("languages", form.languages().size() < 2 ? List.of() : languages(form, language));
    var lead = catalog.object(Lead.OBJECT);
    page.put(
        "fields",
        form.fields().stream()
            .flatMap(entry ->
                lead.find(entry.field()).filter(Askable::is).stream()
                    .map(field -> field(field, entry, filled, language, locale)))
            .toList());
    page.put(
        "consents",
        form.consents().stream().map(asked -> consent(asked, filled, language, locale)).toList());
    return templates.fill("form.ftlh", page);
  }

  /** What one reads who has sent it. */
  String thanks(IntakeForm form, String language) {
    var locale = Locale.forLanguageTag(language);
    var page = page(form.title(language), locale);
    page.put("text", or(form.words(language).thanks(), messages.text(locale, "intake.thanks")));
    return templates.fill("note.ftlh", page);
  }

  /** What somebody agreed to, and a button to confirm it by. */
  String confirm(IntakeForm form, Submissions.Kept submission) {
    var language = submission.language();
    var locale = Locale.forLanguageTag(language);
    var page = page(form.title(language), locale);
    page.put("texts", submission.agreed().stream().map(Submissions.Agreed::text).toList());
    page.put("question", messages.text(locale, "intake.confirm.question"));
    page.put("yes", messages.text(locale, "intake.confirm.yes"));
    return templates.fill("confirm.ftlh", page);
  }

  /** How it stands about a confirmation. */
  String confirmation(String key, Locale locale) {
    return note(
        messages.text(locale, key + ".title"), messages.text(locale, key + ".text"), locale);
  }

  /** A page with nothing to fill in. */
  String note(String title, String text, Locale locale) {
    var page = page(title, locale);
    page.put("text", text);
    return templates.fill("note.ftlh", page);
  }

  private static Map<String, Object> page(String title, Locale locale) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("title", title);
    page.put("language", locale.toLanguageTag());
    page.put("direction", locale.getLanguage().equals("he") ? "rtl" : "ltr");
    return page;
  }

  private static List<Map<String, Object>> languages(IntakeForm form, String current) {
    return form.languages().stream()
        .map(each ->
            Map.<String, Object>of(
                "tag",
                each,
                "name",
                Locale.forLanguageTag(each).getDisplayLanguage(Locale.forLanguageTag(each)),
                "current",
                each.equals(current)))
        .toList();
  }

  private Map<String, Object> field(
      FieldDefinition field,
      IntakeForm.Entry entry,
      Filled filled,
      String language,
      Locale locale) {
    var given = filled.input().getOrDefault(field.name(), List.of());
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("name", field.name());
    input.put(
        "label",
        or(
            entry.labels().get(language),
            CatalogView.fieldLabel(messages, Lead.OBJECT, field.name(), locale)));
    input.put("required", entry.required());
    input.put("kind", kind(field.type()));
    input.put("autocomplete", AUTOCOMPLETE.getOrDefault(field.name(), "off"));
    input.put("value", given.isEmpty() ? "" : given.getFirst());
    input.put("values", given);
    input.put("most", most(field.type()));
    input.put("choices", choices(field, locale));
    input.put("error", error(field.name(), filled, locale));
    return input;
  }

  private Map<String, Object> consent(
      IntakeForm.Asked asked, Filled filled, String language, Locale locale) {
    return Map.of(
        "channel",
        asked.channel(),
        "text",
        asked.texts().getOrDefault(language, ""),
        "required",
        asked.required(),
        "ticked",
        filled.agreed().contains(asked.channel()),
        "error",
        error("consent." + asked.channel(), filled, locale));
  }

  private String error(String field, Filled filled, Locale locale) {
    return filled.errors().stream()
        .filter(problem -> problem.field().equals(field))
        .findFirst()
        .map(problem -> problems.text(problem, locale))
        .orElse("");
  }

  private static String kind(FieldType<?> type) {
    return switch (type.name()) {
      case "longText" -> "area";
      case "choice" -> "choice";
      case "multiChoice" -> "several";
      case "yesNo" -> "tick";
      case "email", "url", "date" -> type.name();
      case "phone" -> "tel";
      case "number", "percent" -> "number";
      default -> "text";
    };
  }

  private static int most(FieldType<?> type) {
    return switch (type) {
      case TextType(var length) -> length;
      case LongTextType(var length) -> length;
      default -> 320;
    };
  }

  private List<Map<String, String>> choices(FieldDefinition field, Locale locale) {
    var prefix = "choice." + Lead.OBJECT + "." + field.name() + ".";
    return Choice.of(field.type()).stream()
        .filter(choice -> !choice.hidden())
        .map(choice ->
            Map.of(
                "value", choice.value(), "label", messages.text(locale, prefix + choice.value())))
        .toList();
  }

  private static String or(@Nullable String text, String otherwise) {
    return text == null || text.isBlank() ? otherwise : Objects.requireNonNull(text);
  }
}
