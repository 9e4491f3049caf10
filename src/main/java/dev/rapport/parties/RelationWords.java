package dev.rapport.parties;

import dev.rapport.platform.text.Languages;
import dev.rapport.platform.text.Messages;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The words of relation types as their reader speaks: a type that still has the product's own words
 * has them in every language; one that administrators have called otherwise is called that by all.
 */
@Component
public class RelationWords {

  /**
   * How a relation reads.
   *
   * @param there from the first party to the second: 'subsidiary of'
   * @param back from the second to the first: 'has subsidiary'
   */
  public record Words(String there, String back) {

    /** Whether it reads the same from both sides, so that it has no direction. */
    public boolean mutual() {
      return there.equals(back);
    }
  }

  private final Messages messages;
  private final Map<Words, StandardRelation> known = new HashMap<>();

  RelationWords(Messages messages) {
    this.messages = messages;
    for (var type : StandardRelation.ALL) {
      Languages.ALL.forEach(language -> known.put(words(type, language), type));
    }
  }

  /** A type's words for somebody who reads {@code language}. */
  public Words of(String name, String inverse, Locale language) {
    var stored = new Words(name, inverse);
    var standard = known.get(stored);
    return standard == null ? stored : words(standard, language);
  }

  /** What a type is called in all languages, read from one side. */
  List<String> everywhere(String name, String inverse, boolean back) {
    Set<String> all = new LinkedHashSet<>();
    for (var language : Languages.ALL) {
      var words = of(name, inverse, language);
      all.add(back ? words.back() : words.there());
    }
    return List.copyOf(all);
  }

  private Words words(StandardRelation type, Locale language) {
    return new Words(
        messages.text(language, type.key()), messages.text(language, type.inverseKey()));
  }
}
