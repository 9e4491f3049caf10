package dev.rapport.records.catalog;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The names that administrators gave, under the keys of the product's own, in one language: where a
 * name lacks it, in the organisation's language, else in any; but what the product calls its own
 * values stays in the languages in which administrators didn't rename them.
 */
final class Words {

  private final Map<String, String> texts = new HashMap<>();
  private final Locale language;
  private final Optional<String> organisation;

  Words(Locale language, Optional<String> organisation) {
    this.language = language;
    this.organisation = organisation;
  }

  Map<String, String> texts() {
    return texts;
  }

  void field(FieldShape field) {
    var name = field.object() + "." + field.field();
    put("field." + name, field.labels());
    put("help." + name, field.help());
    if (field.type() != null && field.type().pattern() != null) {
      var messages = field.type().pattern().messages();
      put("invalid.pattern." + name, messages == null ? Map.of() : messages);
    }
    if (field.type() != null && field.type().choices() != null) {
      for (var choice : field.type().choices()) {
        put("choice." + name + "." + choice.value(), choice.labels());
      }
    }
    for (var choice : field.choices()) {
      var key = "choice." + name + "." + choice.value();
      var value = choice.value();
      if (value != null && FieldNames.isOwn(value)) {
        put(key, choice.labels());
      } else {
        only(key, choice.labels());
      }
    }
  }

  void object(ObjectShape object) {
    put("object." + object.object(), object.labels());
    put("object." + object.object() + ".plural", object.plurals());
    object
        .sections()
        .forEach((section, labels) -> put("section." + object.object() + "." + section, labels));
  }

  /** The text in the language, else in the organisation's, else in any. */
  static Optional<String> in(
      Map<String, String> labels, Locale language, Optional<String> organisation) {
    return Optional.ofNullable(labels.get(language.toLanguageTag()))
        .or(() -> organisation.map(labels::get))
        .or(() -> labels.values().stream().findFirst());
  }

  /** The product has a text of its own in the languages that aren't given. */
  private void only(String key, Map<String, String> labels) {
    Optional.ofNullable(labels.get(language.toLanguageTag()))
        .ifPresent(text -> texts.put(key, text));
  }

  private void put(String key, Map<String, String> labels) {
    in(labels, language, organisation).ifPresent(text -> texts.put(key, text));
  }
}
