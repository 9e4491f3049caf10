package dev.rapport.parties.duplicates;

import dev.rapport.records.fieldtype.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address, ready to be compared with others.
 *
 * @param city null when it is not known
 * @param street the words of the street, without the word for street
 * @param numbers of the house, the flat and so on, in their order
 */
record Place(@Nullable Word city, List<Word> street, List<String> numbers) {

  /** How two addresses stand to each other. */
  enum Relation {
    SAME_ADDRESS,
    SAME_CITY,
    UNCLEAR,
    OTHER_STREET,
    OTHER_CITY
  }

  private static final double ALIKE = 0.6;
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Set<String> STREET_WORDS =
      Set.of(
          ("street st str road rd avenue ave av blvd boulevard no nr ul ulica ulitsa bul bulevard"
                  + " ulitca koshesi koshe prospekt pr rehov rh lu jie hao apt office floor et ap")
              .split(" "));

  static Place of(@Nullable Address address) {
    if (address == null) {
      return new Place(null, List.of(), List.of());
    }
    var street = address.street() == null ? "" : address.street();
    var numbers = NUMBER.matcher(street).results().map(found -> found.group()).toList();
    var words = new ArrayList<Word>();
    for (var word : Name.person(null, NUMBER.matcher(street).replaceAll(" ")).words()) {
      if (word.sound().length() > 1 && !STREET_WORDS.contains(word.sound())) {
        words.add(word);
      }
    }
    return new Place(city(address.city()), words, numbers);
  }

  Relation compare(Place other) {
    var known = city != null && other.city != null;
    var sameCity = city != null && other.city != null && city.likeness(other.city) >= ALIKE;
    if (sameStreet(other)) {
      return known && !sameCity ? Relation.UNCLEAR : Relation.SAME_ADDRESS;
    }
    if (known && !sameCity) {
      return Relation.OTHER_CITY;
    }
    if (!numbers.isEmpty() && !other.numbers.isEmpty()) {
      return Relation.OTHER_STREET;
    }
    return known ? Relation.SAME_CITY : Relation.UNCLEAR;
  }

  private boolean sameStreet(Place other) {
    return !numbers.isEmpty()
        && !other.numbers.isEmpty()
        && numbers.getFirst().equals(other.numbers.getFirst())
        && street.stream()
            .anyMatch(
                word -> other.street.stream().anyMatch(another -> word.likeness(another) >= ALIKE));
  }

  private static @Nullable Word city(@Nullable String city) {
    var words = city == null ? List.<Word>of() : Name.person(null, city).words();
    return words.stream().reduce(Word::with).orElse(null);
  }
}
