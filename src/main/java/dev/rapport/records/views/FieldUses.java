package dev.rapport.records.views;

import static rapport.db.Tables.SAVED_VIEW;

import dev.rapport.identity.Actor;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.text.Messages;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.RecordQuery;
import dev.rapport.records.Records;
import dev.rapport.records.Source.Figure;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.catalog.CatalogView;
import dev.rapport.records.catalog.FieldUser;
import dev.rapport.records.fieldtype.Operator;
import dev.rapport.records.fieldtype.ReferenceType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import rapport.db.tables.records.SavedViewRecord;

/** What would do without a field if it were taken away, as administrators see it. */
@Component
class FieldUses {

  /**
   * @param views the names of shared views that show, sort, filter or group by it
   * @param ownViews how many views do so that people keep for themselves
   * @param fields the fields that are made of it, or needed from its values on
   * @param others what else is set up with its help: rules, forms, layouts
   * @param empty how many records have no value, up to 10,000; null where that can't be asked
   */
  @Schema(name = "FieldUse")
  record FieldUse(
      List<String> views,
      int ownViews,
      List<String> fields,
      List<String> others,
      Records.@Nullable Count empty) {}

  private final DSLContext sql;
  private final Catalog catalog;
  private final Records records;
  private final Messages messages;
  private final List<FieldUser> users;

  FieldUses(
      DSLContext sql, Catalog catalog, Records records, Messages messages, List<FieldUser> users) {
    this.sql = sql;
    this.catalog = catalog;
    this.records = records;
    this.messages = messages;
    this.users = users;
  }

  FieldUse of(String object, String field, Actor actor, Locale language) {
    var definition = catalog.object(object).find(field).orElseThrow(ProblemException::notFound);
    var asking =
        sql
            .selectFrom(SAVED_VIEW)
            .where(SAVED_VIEW.DELETED_AT.isNull())
            .orderBy(SAVED_VIEW.NAME)
            .fetch()
            .stream()
            .filter(view -> asks(view, object, field))
            .toList();
    var shared = asking.stream().filter(view -> !view.getSharing().equals("me")).toList();
    Records.Count empty =
        definition.type().operators().contains(Operator.EMPTY)
            ? records.count(RecordQuery.of(object).where(field + "=null=true"), actor)
            : null;
    return new FieldUse(
        shared.stream().map(SavedViewRecord::getName).toList(),
        asking.size() - shared.size(),
        needing(object, field, language),
        others(object, field, language),
        empty);
  }

  private List<String> others(String object, String field, Locale language) {
    return users.stream()
        .flatMap(user -> user.uses().stream())
        .filter(use -> catalog.find(use.object()).isPresent())
        .filter(use ->
            names(use.object(), object, field).stream()
                .anyMatch(name -> use.fields().contains(name) || asks(use.filter(), name)))
        .map(use ->
            messages.text(
                language,
                "shape.use",
                messages.text(language, use.what()),
                messages.text(language, "object." + use.object() + ".plural")))
        .distinct()
        .toList();
  }

  private List<String> needing(String object, String field, Locale language) {
    return catalog.objects().stream()
        .flatMap(each ->
            each.fields().values().stream()
                .filter(other -> needs(each, other, object, field))
                .map(
                    other -> CatalogView.fieldLabel(messages, each.name(), other.name(), language)))
        .toList();
  }

  private static boolean needs(
      ObjectDefinition object, FieldDefinition other, String needed, String field) {
    var from = other.demands().from();
    return other.source() instanceof Figure figure
            && figure.object().equals(needed)
            && figure.fields().contains(field)
        || from != null && object.name().equals(needed) && from.field().equals(field);
  }

  private boolean asks(SavedViewRecord view, String object, String field) {
    return names(view.getObject(), object, field).stream().anyMatch(name -> asks(view, name));
  }

  /** How an object asks for it: others do so across the references that lead here. */
  private List<String> names(String from, String object, String field) {
    return from.equals(object)
        ? List.of(field)
        : references(from, object).stream().map(reference -> reference + "." + field).toList();
  }

  private static boolean asks(SavedViewRecord view, String name) {
    var chart = view.getChart();
    return asks(view.getFilter(), name)
        || Stream.of(name, "-" + name).anyMatch(sort -> sort.equals(view.getSort()))
        || view.getColumns().data().contains("\"" + name + "\"")
        || chart != null && chart.data().contains("\"" + name + "\"")
        || name.equals(view.getGroupField())
        || name.equals(view.getDateField());
  }

  private static boolean asks(@Nullable String filter, String name) {
    return filter != null
        && Pattern.compile("(?<![\\w.])" + Pattern.quote(name) + "(?=[=!<>.])")
            .matcher(filter)
            .find();
  }

  private List<String> references(String from, String to) {
    return catalog.find(from).stream()
        .flatMap(object -> object.fields().values().stream())
        .filter(field -> field.type() instanceof ReferenceType(var targets) && targets.contains(to))
        .map(FieldDefinition::name)
        .toList();
  }
}
