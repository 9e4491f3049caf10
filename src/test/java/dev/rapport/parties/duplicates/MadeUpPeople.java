package dev.rapport.parties.duplicates;

import dev.rapport.parties.PersonName;
import dev.rapport.parties.duplicates.Chance.Home;
import dev.rapport.parties.duplicates.MadeUpNames.Part;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * People as they stand in the books of those who enter them twice: with typing errors, swapped
 * names, parts missing, in other letters; and beside them those who only look like twins:
 * namesakes, father and son, couples with one mail address, colleagues.
 */
final class MadeUpPeople {

  private record Named(Part given, Part family, boolean familyFirst) {

    Named relative(Part given) {
      return new Named(given, family, familyFirst);
    }
  }

  private record Human(
      Named named, String phone, String mail, LocalDate birthday, int company, Home home) {}

  private static final List<String> FREE = List.of("gmail.com", "abv.bg", "mail.ru", "qq.com");

  private final Chance chance;
  private final List<Entry> entries = new ArrayList<>();
  private int who;

  private MadeUpPeople(long seed) {
    chance = new Chance(seed);
  }

  static List<Entry> entries(long seed, int humans) {
    var made = new MadeUpPeople(seed);
    for (var i = 0; i < humans; i++) {
      made.human();
    }
    return made.entries;
  }

  private void human() {
    var human = newHuman();
    enter(human, false);
    if (chance.of(35)) {
      enter(human, true);
    }
    if (chance.of(5)) {
      enter(human, true);
    }
    who++;
    if (chance.of(30)) {
      enter(lookalike(human), false);
      who++;
    }
  }

  private Human newHuman() {
    var people = chance.one(MadeUpNames.PEOPLE);
    var given = chance.one(people.given());
    var family = chance.one(people.family());
    return new Human(
        new Named(given, family, people.familyFirst()),
        chance.phone(),
        mail(given, family),
        LocalDate.of(1950, 1, 1).plusDays(chance.below(20_000)),
        chance.below(150),
        chance.home());
  }

  /** Somebody else with much in common. */
  private Human lookalike(Human human) {
    var other = newHuman();
    var name = human.named();
    var home = human.home();
    var given =
        chance.one(
            MadeUpNames.PEOPLE.stream()
                .filter(people -> people.family().contains(name.family()))
                .findFirst()
                .orElseThrow()
                .given());
    var relative = name.relative(given.equals(name.given()) ? other.named().given() : given);
    var company = other.company();
    return switch (chance.below(7)) {
      case 0 -> // a namesake
          new Human(name, other.phone(), other.mail(), other.birthday(), company, other.home());
      case 1 -> { // a namesake in the same town
        var near = new Home(home.city(), other.home().street(), other.home().house());
        yield new Human(name, other.phone(), other.mail(), other.birthday(), company, near);
      }
      case 2 -> // a namesake in the same company
          new Human(
              name, other.phone(), other.mail(), other.birthday(), human.company(), other.home());
      case 3 -> // father and son under one roof, with one phone
          new Human(relative, human.phone(), other.mail(), other.birthday(), company, home);
      case 4 -> // a couple with one mail address
          new Human(relative, other.phone(), human.mail(), other.birthday(), company, home);
      case 5 -> // colleagues behind one switchboard
          new Human(
              other.named(), human.phone(), other.mail(), other.birthday(), human.company(), home);
      default -> // twins, in the other sense
          new Human(relative, other.phone(), other.mail(), human.birthday(), company, home);
    };
  }

  /**
   * A record of somebody, the second one with what goes wrong when it is entered again. What nobody
   * could tell from a namesake is not made: something of mail, phone and birthday stays the same.
   */
  private void enter(Human human, boolean again) {
    var kept = chance.below(3);
    var mail = kept == 0 || chance.of(70);
    var phone = kept == 1 || chance.of(70);
    var birthday = kept == 2 || chance.of(35);
    if (!again) {
      mail = true;
      phone = true;
      birthday = birthday || chance.of(50);
    } else if (kept == 2 && !mail && !phone) {
      mail = true;
    }
    var latin = chance.of(again ? 35 : 15);
    var words = new StringBuilder();
    var record = Entered.person();
    name(record, human.named(), again, latin, words);
    if (mail) {
      var other = again && kept != 0 && chance.of(20);
      var address = other ? mail(human.named().given(), human.named().family()) : human.mail();
      record.email(address);
      words.append(' ').append(address);
    }
    if (phone) {
      var number = again && kept != 1 && chance.of(20) ? chance.phone() : human.phone();
      record.phone(number);
      words.append(' ').append(number);
    }
    if (birthday) {
      record.birthday(human.birthday());
      words.append(' ').append(human.birthday());
    }
    if (chance.of(60)) {
      var company = "Company " + (again && chance.of(15) ? chance.below(150) : human.company());
      record.company(company);
      words.append(' ').append(company);
    }
    if (chance.of(50)) {
      chance.live(record, human.home(), latin, words);
    }
    entries.add(record.of(who, words.toString()));
  }

  private void name(Entered record, Named name, boolean again, boolean latin, StringBuilder words) {
    @Nullable String given = latin ? name.given().latin(chance.random()) : name.given().own();
    var family = latin ? name.family().latin(chance.random()) : name.family().own();
    var trouble = again ? chance.below(100) : 100;
    if (trouble < 22) {
      family = chance.wrong(family);
    } else if (trouble < 30) {
      given = chance.wrong(given);
    } else if (trouble < 36 && !Chance.han(given)) {
      given = given.substring(0, 1) + ".";
    } else if (trouble < 41) {
      given += Chance.han(given) ? "" : " " + chance.one(MadeUpNames.PEOPLE.get(1).given()).own();
    } else if (trouble < 45) {
      given = null;
    }
    if (trouble >= 45 && trouble < 58) {
      record.named(family, given); // swapped
      words.append(family).append('/').append(given);
    } else if (again && chance.of(30) && given != null) {
      var whole = whole(given, family, name.familyFirst());
      record.named(whole);
      words.append('"').append(whole).append('"');
    } else {
      record.named(given, family);
      words.append(given).append('/').append(family);
    }
  }

  private static String whole(String given, String family, boolean familyFirst) {
    return familyFirst && !Chance.han(given)
        ? family + " " + given
        : String.valueOf(new PersonName(given, family).whole());
  }

  private String mail(Part given, Part family) {
    var random = chance.random();
    var box = (given.latin(random) + "." + family.latin(random)).toLowerCase(Locale.ROOT);
    return box.replaceAll("[^a-z.]", "") + chance.below(1000) + "@" + chance.one(FREE);
  }
}
