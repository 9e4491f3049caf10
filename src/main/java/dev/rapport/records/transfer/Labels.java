package dev.rapport.records.transfer;

import dev.rapport.platform.text.Languages;
import dev.rapport.platform.text.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What people call fields and choices, in every language. */
@Component
class Labels {

  private final Messages messages;

  Labels(Messages messages) {
    this.messages = messages;
  }

  String field(String object, String field, Locale language) {
    return text("field." + object + "." + field, "field.record." + field, field, language);
  }

  String part(String part, Locale language) {
    return text("address." + part, "", part, language);
  }

  String choice(String object, String field, String value, Locale language) {
    return text("choice." + object + "." + field + "." + value, "", value, language);
  }

  String section(String object, String section, Locale language) {
    return text("section." + object + "." + section, "section." + section, section, language);
  }

  /** A field's names in all languages, squashed. */
  Set<String> fieldNames(String object, String field) {
    return Languages.ALL.stream()
        .map(language -> Names.squash(field(object, field, language)))
        .collect(Collectors.toSet());
  }

  /** The names of a part of an address in all languages, squashed. */
  Set<String> partNames(String part) {
    return Languages.ALL.stream()
        .map(language -> Names.squash(part(part, language)))
        .collect(Collectors.toSet());
  }

  /** A choice's names in all languages and the API's, squashed. */
  Set<String> choiceNames(String object, String field, String value) {
    var names =
        Languages.ALL.stream()
            .map(language -> Names.squash(choice(object, field, value, language)))
            .collect(Collectors.toSet());
    names.add(Names.squash(value));
    return names;
  }

  /**
   * What the product calls a choice in all languages, whatever administrators call it, squashed;
   * none of one that they added.
   */
  Set<String> standardNames(String object, String field, String value) {
    var key = "choice." + object + "." + field + "." + value;
    return messages.isStandard(key)
        ? Languages.ALL.stream()
            .map(language -> Names.squash(messages.standard(language, key)))
            .collect(Collectors.toSet())
        : Set.of();
  }

  private String text(String key, String general, String otherwise, Locale language) {
    return List.of(key, general).stream()
        .filter(messages::has)
        .findFirst()
        .map(found -> messages.text(language, found))
        .orElse(otherwise);
  }
}
