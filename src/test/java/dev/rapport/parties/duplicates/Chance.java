package dev.rapport.parties.duplicates;

import dev.rapport.parties.duplicates.MadeUpNames.Part;
import dev.rapport.records.fieldtype.Address;
import java.util.List;
import java.util.Random;

/** What goes right or wrong when somebody enters a record; the same for the same seed. */
final class Chance {

  /** Where somebody is. */
  record Home(Part city, Part street, int house) {}

  private final Random random;

  Chance(long seed) {
    random = new Random(seed);
  }

  Random random() {
    return random;
  }

  boolean of(int percent) {
    return random.nextInt(100) < percent;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T one(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  String phone() {
    return "+%d%08d".formatted(359 + random.nextInt(40), random.nextInt(100_000_000));
  }

  Home home() {
    return new Home(one(MadeUpNames.CITIES), one(MadeUpNames.STREETS), 1 + random.nextInt(120));
  }

  /** A letter left out, doubled, mistaken or swapped with its neighbour. */
  String wrong(String word) {
    if (word.length() < 4) {
      return word;
    }
    var at = 1 + random.nextInt(word.length() - 2);
    var start = word.substring(0, at);
    var letter = word.charAt(at);
    return switch (random.nextInt(4)) {
      case 0 -> start + word.substring(at + 1);
      case 1 -> start + letter + letter + word.substring(at + 1);
      case 2 -> start + word.charAt(random.nextInt(word.length())) + word.substring(at + 1);
      default -> start + word.charAt(at + 1) + letter + word.substring(at + 2);
    };
  }

  /** Enters the address, and adds it to {@code words}. */
  void live(Entered record, Home home, boolean latin, StringBuilder words) {
    var street = latin ? home.street().latin(random) : home.street().own();
    var road = street + " " + home.house();
    var town = latin ? home.city().latin(random) : home.city().own();
    record.address(new Address(road, town, null, null, null));
    words.append(" (").append(road).append(", ").append(town).append(')');
  }

  static boolean han(String text) {
    return text.codePoints().allMatch(Character::isIdeographic);
  }
}
