package dev.rapport.parties.duplicates;

import dev.rapport.parties.PersonName;
import dev.rapport.parties.duplicates.MadeUpNames.Part;
import dev.rapport.records.fieldtype.Address;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * People and companies as they stand in the books of those who enter them twice: with typing
 * errors, swapped names, parts missing, in other letters; and beside them those who only look like
 * twins: namesakes, father and son, couples with one mail address, colleagues, branches. The same
 * for the same seed.
 */
final class MadeUpParties {

  /**
   * @param who two records of one number are of the same person or company
   * @param words to read when something is wrong
   */
  record Entry(int who, Profile profile, String words) {}

  private record Human(
      Part given,
      Part family,
      boolean familyFirst,
      String phone,
      String mail,
      LocalDate birthday,
      int company,
      Part city,
      Part street,
      int house) {}

  private record Firm(
      boolean inManyTowns,
      Part brand,
      Part trade,
      String site,
      String phone,
      String taxNumber,
      Part city,
      Part street,
      int house) {}

  private static final List<String> FREE = List.of("gmail.com", "abv.bg", "mail.ru", "qq.com");
  private static final List<String> FORMS =
      List.of("Ltd", "Inc.", "GmbH", "ООД", "ЕООД", "ТОО", "ЖШС", "有限公司", "בע\"מ", "S.A.", "AD");

  private final Random random;
  private final List<Entry> entries = new ArrayList<>();
  private int who;

  private MadeUpParties(long seed) {
    random = new Random(seed);
  }

  static List<Entry> people(long seed, int humans) {
    var made = new MadeUpParties(seed);
    for (var i = 0; i < humans; i++) {
      made.human();
    }
    return made.entries;
  }

  static List<Entry> companies(long seed, int firms) {
    var made = new MadeUpParties(seed);
    for (var i = 0; i < firms; i++) {
      made.firm();
    }
    return made.entries;
  }

  private void human() {
    var human = newHuman();
    record(human, false);
    if (chance(35)) {
      record(human, true);
    }
    if (chance(5)) {
      record(human, true);
    }
    who++;
    if (chance(30)) {
      record(lookalike(human), false);
      who++;
    }
  }

  private Human newHuman() {
    var people = one(MadeUpNames.PEOPLE);
    var given = one(people.given());
    var family = one(people.family());
    return new Human(
        given,
        family,
        people.familyFirst(),
        phone(),
        mail(given, family),
        LocalDate.of(1950, 1, 1).plusDays(random.nextInt(20_000)),
        random.nextInt(150),
        one(MadeUpNames.CITIES),
        one(MadeUpNames.STREETS),
        1 + random.nextInt(120));
  }

  /** Somebody else with much in common. */
  private Human lookalike(Human human) {
    var other = newHuman();
    var relative =
        one(
            MadeUpNames.PEOPLE.stream()
                .filter(people -> people.family().contains(human.family()))
                .findFirst()
                .orElseThrow()
                .given());
    var given = relative.equals(human.given()) ? other.given() : relative;
    return switch (random.nextInt(7)) {
      case 0 -> // a namesake
          with(other, human.given(), human.family(), human.familyFirst(), other);
      case 1 -> // a namesake in the same town
          new Human(
              human.given(),
              human.family(),
              human.familyFirst(),
              other.phone(),
              other.mail(),
              other.birthday(),
              other.company(),
              human.city(),
              other.street(),
              other.house());
      case 2 -> // a namesake in the same company
          new Human(
              human.given(),
              human.family(),
              human.familyFirst(),
              other.phone(),
              other.mail(),
              other.birthday(),
              human.company(),
              other.city(),
              other.street(),
              other.house());
      case 3 -> // father and son under one roof, with one phone
          new Human(
              given,
              human.family(),
              human.familyFirst(),
              human.phone(),
              other.mail(),
              other.birthday(),
              other.company(),
              human.city(),
              human.street(),
              human.house());
      case 4 -> // a couple with one mail address
          new Human(
              given,
              human.family(),
              human.familyFirst(),
              other.phone(),
              human.mail(),
              other.birthday(),
              other.company(),
              human.city(),
              human.street(),
              human.house());
      case 5 -> // colleagues behind one switchboard
          new Human(
              other.given(),
              other.family(),
              other.familyFirst(),
              human.phone(),
              other.mail(),
              other.birthday(),
              human.company(),
              human.city(),
              human.street(),
              human.house());
      default -> // twins, in the other sense
          new Human(
              given,
              human.family(),
              human.familyFirst(),
              other.phone(),
              other.mail(),
              human.birthday(),
              other.company(),
              human.city(),
              human.street(),
              human.house());
    };
  }

  private static Human with(
      Human rest, Part given, Part family, boolean familyFirst, Human contact) {
    return new Human(
        given,
        family,
        familyFirst,
        contact.phone(),
        contact.mail(),
        rest.birthday(),
        rest.company(),
        rest.city(),
        rest.street(),
        rest.house());
  }

  /**
   * A record of somebody, the second one with what goes wrong when it is entered again. What nobody
   * could tell from a namesake is not made: something of mail, phone and birthday stays the same.
   */
  private void record(Human human, boolean again) {
    var kept = random.nextInt(3);
    var mail = kept == 0 || chance(70);
    var phone = kept == 1 || chance(70);
    var birthday = kept == 2 || chance(35);
    if (!again) {
      mail = phone = true;
      birthday = birthday || chance(50);
    } else if (kept == 2 && !mail && !phone) {
      mail = true;
    }
    var latin = again ? chance(35) : chance(15);
    @Nullable String given = latin ? human.given().latin(random) : human.given().own();
    var family = latin ? human.family().latin(random) : human.family().own();
    var words = new StringBuilder();
    var profile = Profile.ofPerson();
    var trouble = again ? random.nextInt(100) : 100;
    if (trouble < 22) {
      family = wrong(family);
    } else if (trouble < 30) {
      given = wrong(given);
    } else if (trouble < 36 && !han(given)) {
      given = given.substring(0, 1) + ".";
    } else if (trouble < 41) {
      given = given + (han(given) ? "" : " " + one(MadeUpNames.PEOPLE.get(1).given()).own());
    } else if (trouble < 45) {
      given = null;
    }
    if (trouble >= 45 && trouble < 58) {
      profile.named(family, given);
      words.append(family).append('/').append(given);
    } else if (again && chance(30) && given != null) {
      var whole = whole(given, family, human.familyFirst());
      profile.named(whole);
      words.append('"').append(whole).append('"');
    } else {
      profile.named(given, family);
      words.append(given).append('/').append(family);
    }
    if (mail) {
      var address =
          again && kept != 0 && chance(20) ? mail(human.given(), human.family()) : human.mail();
      profile.email(address);
      words.append(' ').append(address);
    }
    if (phone) {
      var number = again && kept != 1 && chance(20) ? phone() : human.phone();
      profile.phone(number);
      words.append(' ').append(number);
    }
    if (birthday) {
      profile.birthday(human.birthday());
      words.append(' ').append(human.birthday());
    }
    if (chance(60)) {
      var company = "Company " + (again && chance(15) ? random.nextInt(150) : human.company());
      profile.company(company);
      words.append(' ').append(company);
    }
    if (chance(50)) {
      place(profile, human.city(), human.street(), human.house(), latin, words);
    }
    entries.add(new Entry(who, profile, words.toString()));
  }

  private static String whole(String given, String family, boolean familyFirst) {
    var han = new PersonName(given, family).whole();
    return familyFirst && !han(given) ? family + " " + given : String.valueOf(han);
  }

  private void firm() {
    var firm = newFirm(chance(35));
    record(firm, false);
    if (chance(40)) {
      record(firm, true);
    }
    who++;
    if (firm.inManyTowns()) {
      record(sibling(firm), false);
      who++;
    }
  }

  private Firm newFirm(boolean inManyTowns) {
    var brand = chance(70) ? both(one(MadeUpNames.BRANDS), founder()) : one(MadeUpNames.BRANDS);
    var trade = one(MadeUpNames.TRADES);
    var number = random.nextInt(100_000);
    return new Firm(
        inManyTowns,
        brand,
        trade,
        brand.latin(random).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "") + number + ".example",
        phone(),
        "BG" + (100_000_000 + random.nextInt(800_000_000)),
        one(MadeUpNames.CITIES),
        one(MadeUpNames.STREETS),
        1 + random.nextInt(120));
  }

  /** Another company with much in common. */
  private Firm sibling(Firm firm) {
    var other = newFirm(true);
    return switch (random.nextInt(3)) {
      case 0 -> // a branch in another town: one web address, own phone, own number
          new Firm(
              true,
              firm.brand(),
              firm.trade(),
              firm.site(),
              other.phone(),
              other.taxNumber(),
              elsewhere(firm.city()),
              other.street(),
              other.house());
      case 1 -> // the same brand in another trade, next door
          new Firm(
              true,
              firm.brand(),
              anotherTrade(firm.trade()),
              firm.site(),
              other.phone(),
              other.taxNumber(),
              firm.city(),
              firm.street(),
              firm.house());
      default -> // a namesake elsewhere
          new Firm(
              true,
              firm.brand(),
              firm.trade(),
              other.site(),
              other.phone(),
              other.taxNumber(),
              elsewhere(firm.city()),
              other.street(),
              other.house());
    };
  }

  private Part founder() {
    return one(one(MadeUpNames.PEOPLE).family());
  }

  private Part both(Part one, Part other) {
    var latin = one.latin(random) + " " + other.latin(random);
    return new Part(one.own() + " " + other.own(), List.of(latin));
  }

  private Part elsewhere(Part city) {
    var other = one(MadeUpNames.CITIES);
    return other.equals(city) ? elsewhere(city) : other;
  }

  private Part anotherTrade(Part trade) {
    var other = one(MadeUpNames.TRADES);
    return other.equals(trade) ? anotherTrade(trade) : other;
  }

  private void record(Firm firm, boolean again) {
    var latin = again ? chance(30) : chance(15);
    var brand = latin ? firm.brand().latin(random) : firm.brand().own();
    var trade = latin ? firm.trade().latin(random) : firm.trade().own();
    if (again && chance(20)) {
      brand = wrong(brand);
    } else if (again && chance(10)) {
      trade = wrong(trade);
    }
    var joined = han(brand) && han(trade);
    var name = brand + (joined ? "" : " ") + trade + (chance(60) ? " " + one(FORMS) : "");
    var words = new StringBuilder(name);
    var profile = Profile.ofCompany().named(name);
    var kept = random.nextInt(4);
    if (!again || kept == 0 || chance(50)) {
      profile.website("https://www." + firm.site() + (chance(30) ? "/contact" : ""));
      words.append(' ').append(firm.site());
    } else if (chance(30)) {
      profile.email("office@" + firm.site());
      words.append(" office@").append(firm.site());
    }
    if (!again || kept == 1 || chance(40)) {
      var phone = again && kept != 1 && chance(25) ? phone() : firm.phone();
      profile.phone(phone);
      words.append(' ').append(phone);
    }
    if (kept == 2 || chance(35)) {
      profile.taxNumber(firm.taxNumber());
      words.append(' ').append(firm.taxNumber());
    }
    // Nobody could tell a company from its branch of which it isn't said where they are.
    if (!again || firm.inManyTowns() || kept == 3 || chance(60)) {
      place(profile, firm.city(), firm.street(), firm.house(), latin, words);
    }
    entries.add(new Entry(who, profile, words.toString()));
  }

  private void place(
      Profile profile, Part city, Part street, int house, boolean latin, StringBuilder words) {
    var road = (latin ? street.latin(random) : street.own()) + " " + house;
    var town = latin ? city.latin(random) : city.own();
    profile.address(new Address(road, town, null, null, null));
    words.append(" (").append(road).append(", ").append(town).append(')');
  }

  private String mail(Part given, Part family) {
    var box = (given.latin(random) + "." + family.latin(random)).toLowerCase(Locale.ROOT);
    return box.replaceAll("[^a-z.]", "") + random.nextInt(1000) + "@" + one(FREE);
  }

  private String phone() {
    return "+%d%08d".formatted(359 + random.nextInt(40), random.nextInt(100_000_000));
  }

  /** A letter left out, doubled, mistaken or swapped with its neighbour. */
  private String wrong(String word) {
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

  private static boolean han(String text) {
    return text.codePoints().allMatch(Character::isIdeographic);
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T one(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
