package dev.rapport.records;

import dev.rapport.records.FieldDefinition.Trait;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.fieldtype.FieldType;
import dev.rapport.records.fieldtype.Tag;
import dev.rapport.records.fieldtype.TagsType;
import dev.rapport.records.search.SearchTokens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A record's row in the registry: how others name it, who may see it, and what finds it. */
final class RegistryRow {

  private RegistryRow() {}

  static Map<String, @Nullable Object> of(RecordDraft draft) {
    var object = draft.object();
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    var owner = object.owned() ? draft.referenceId("owner") : null;
    var team = object.find("team").isPresent() ? draft.referenceId("team") : null;
    var readers = readers(draft);
    row.put("id", draft.id());
    row.put("object", object.name());
    row.put("label", label(draft));
    row.put("detail", detail(draft));
    row.put("owner_id", owner);
    row.put("team_id", team);
    row.put("readers", readers.isEmpty() ? null : readers);
    row.put("parents", parents(draft));
    row.put("deleted", draft.kind() == Kind.DELETE);
    row.put("merged_into", draft.mergedInto());
    row.put("tokens", tokens(draft, owner, object.owned() ? team : null, readers));
    return row;
  }

  private static List<UUID> readers(RecordDraft draft) {
    return draft.object().access() instanceof Access.Owned(var fields)
        ? fields.stream().map(draft::referenceId).filter(Objects::nonNull).toList()
        : List.of();
  }

  private static @Nullable List<UUID> parents(RecordDraft draft) {
    return draft.object().access() instanceof Access.Through(var fields, _)
        ? fields.stream().map(draft::referenceId).filter(Objects::nonNull).toList()
        : null;
  }

  private static String label(RecordDraft draft) {
    var label = text(draft, draft.object().labelField());
    return label == null
        ? draft.object().name()
        : label.length() <= 200 ? label : label.substring(0, 200);
  }

  private static @Nullable String detail(RecordDraft draft) {
    var detail =
        draft.object().detail().stream()
            .map(name -> text(draft, name))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" · "));
    return detail.isEmpty() ? null : detail;
  }

  @SuppressWarnings("unchecked")
  private static @Nullable String text(RecordDraft draft, String name) {
    var field = draft.object().field(name);
    var value = draft.value(field);
    return value == null || value instanceof Reference
        ? null // a name of its own: another record's may change without it
        : ((FieldType<Object>) field.type()).toText(value);
  }

  private static @Nullable String tokens(
      RecordDraft draft, @Nullable UUID owner, @Nullable UUID team, List<UUID> readers) {
    if (draft.object().access() instanceof Access.Through) {
      return null; // it is seen through others, whose rights the index does not know
    }
    var tokens = new SearchTokens().rights(draft.object().name(), owner, team, readers);
    addWords(tokens, draft, _ -> true);
    return tokens.vector();
  }

  /** What some of a record's searched fields are found by, as it stands in the index. */
  static String words(RecordDraft draft, Predicate<FieldDefinition> which) {
    var tokens = new SearchTokens();
    addWords(tokens, draft, which);
    return tokens.vector();
  }

  @SuppressWarnings("unchecked")
  private static void addWords(
      SearchTokens tokens, RecordDraft draft, Predicate<FieldDefinition> which) {
    for (var field : draft.object().fields().values()) {
      var value = field.is(Trait.SEARCHED) && which.test(field) ? draft.value(field) : null;
      if (value == null) {
        continue;
      }
      for (var contact : draft.contacts(field)) {
        switch (contact.type().kind()) {
          case PHONE -> tokens.phone(contact.value());
          case EMAIL -> tokens.email(contact.value());
          case URL -> tokens.text(contact.value());
        }
      }
      if (field.type() instanceof TagsType) {
        ((List<Tag>) value).forEach(tag -> tokens.tagged(Objects.requireNonNull(tag.id())));
      }
      var words = ((FieldType<Object>) field.type()).words(value);
      if (words != null) {
        tokens.text(words);
      }
    }
  }
}
