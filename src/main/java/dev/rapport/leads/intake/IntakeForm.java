package dev.rapport.leads.intake;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A form that strangers fill in.
 *
 * @param name what those who work here call it
 * @param address the last part of its page's address
 * @param active whether it takes anything in
 * @param languages in which it is shown, the first one to whoever asks for none of them
 * @param fields of a lead, in the order in which they are asked for
 * @param words by language; what is missing is said by the product
 * @param consents what people may agree to
 * @param doubleOptIn whether consents count once they are confirmed by mail; missing for no
 * @param source of its leads; null for none
 * @param campaign of its leads, where the visitor's address names none
 * @param owner of its leads; null to leave it to the rules
 */
record IntakeForm(
    String name,
    String address,
    boolean active,
    List<String> languages,
    List<Entry> fields,
    Map<String, Words> words,
    List<Asked> consents,
    @Nullable Boolean doubleOptIn,
    @Nullable String source,
    @Nullable String campaign,
    @Nullable UUID owner) {

  IntakeForm {
    name = name == null ? "" : name.strip();
    address = address == null ? "" : address.strip();
    languages = languages == null ? List.of() : List.copyOf(languages);
    fields = fields == null ? List.of() : List.copyOf(fields);
    words = words == null ? Map.of() : Map.copyOf(words);
    consents = consents == null ? List.of() : List.copyOf(consents);
    doubleOptIn = Boolean.TRUE.equals(doubleOptIn);
  }

  /**
   * One field of a lead.
   *
   * @param labels by language, where the field isn't called by its own name
   */
  record Entry(String field, boolean required, Map<String, String> labels) {

    Entry {
      field = field == null ? "" : field;
      labels = labels == null ? Map.of() : Map.copyOf(labels);
    }
  }

  /** What a form says. */
  record Words(
      @Nullable String title,
      @Nullable String intro,
      @Nullable String button,
      @Nullable String thanks) {

    static final Words NONE = new Words(null, null, null, null);
  }

  /**
   * A box to tick.
   *
   * @param channel by which one agrees to be written to or called
   * @param required whether nothing is sent without it
   * @param texts what one agrees to, by language
   */
  record Asked(String channel, boolean required, Map<String, String> texts) {

    Asked {
      channel = channel == null ? "" : channel;
      texts = texts == null ? Map.of() : Map.copyOf(texts);
    }
  }

  /** Whether what somebody agrees to is to be confirmed by mail. */
  boolean confirmsConsents() {
    return Boolean.TRUE.equals(doubleOptIn);
  }

  Words words(String language) {
    return words.getOrDefault(language, Words.NONE);
  }

  /** What it is called in a language. */
  String title(String language) {
    var title = words(language).title();
    return title == null || title.isBlank() ? name : title;
  }

  /** The first of the wished languages that it has, else its own first one. */
  String language(List<String> wished) {
    return wished.stream().filter(languages::contains).findFirst().orElse(languages.getFirst());
  }
}
