package dev.rapport.parties.duplicates;

import dev.rapport.parties.duplicates.Chance.Home;
import dev.rapport.parties.duplicates.MadeUpNames.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Companies as they stand in the books of those who enter them twice: with typing errors, other
 * legal forms, parts missing, in other letters; and beside them those that only look like twins:
 * branches, the same brand in another trade, namesakes elsewhere.
 */
final class MadeUpCompanies {

  private record Firm(
      boolean inManyTowns,
      Part brand,
      Part trade,
      String site,
      String phone,
      String taxNumber,
      Home home) {}

  private static final List<String> FORMS =
      List.of("Ltd", "Inc.", "GmbH", "ООД", "ЕООД", "ТОО", "ЖШС", "有限公司", "בע\"מ", "S.A.", "AD");

  private final Chance chance;
  private final List<Entry> entries = new ArrayList<>();
  private int who;

  private MadeUpCompanies(long seed) {
    chance = new Chance(seed);
  }

  static List<Entry> entries(long seed, int firms) {
    var made = new MadeUpCompanies(seed);
    for (var i = 0; i < firms; i++) {
      made.firm();
    }
    return made.entries;
  }

  private void firm() {
    var firm = newFirm(chance.of(35));
    enter(firm, false);
    if (chance.of(40)) {
      enter(firm, true);
    }
    who++;
    if (firm.inManyTowns()) {
      enter(sibling(firm), false);
      who++;
    }
  }

  private Firm newFirm(boolean inManyTowns) {
    var brand =
        chance.of(70)
            ? both(chance.one(MadeUpNames.BRANDS), founder())
            : chance.one(MadeUpNames.BRANDS);
    var trade = chance.one(MadeUpNames.TRADES);
    var number = chance.below(100_000);
    var letters = brand.latin(chance.random()).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    return new Firm(
        inManyTowns,
        brand,
        trade,
        letters + number + ".example",
        chance.phone(),
        "BG" + (100_000_000 + chance.below(800_000_000)),
        chance.home());
  }

  /** Another company with much in common. */
  private Firm sibling(Firm firm) {
    var other = newFirm(true);
    var away = other.home();
    return switch (chance.below(3)) {
      case 0 -> // a branch in another town: one web address, own phone, own number
          new Firm(
              true,
              firm.brand(),
              firm.trade(),
              firm.site(),
              other.phone(),
              other.taxNumber(),
              new Home(elsewhere(firm.home().city()), away.street(), away.house()));
      case 1 -> // the same brand in another trade, next door
          new Firm(
              true,
              firm.brand(),
              anotherTrade(firm.trade()),
              firm.site(),
              other.phone(),
              other.taxNumber(),
              firm.home());
      default -> // a namesake elsewhere
          new Firm(
              true,
              firm.brand(),
              firm.trade(),
              other.site(),
              other.phone(),
              other.taxNumber(),
              new Home(elsewhere(firm.home().city()), away.street(), away.house()));
    };
  }

  private Part founder() {
    return chance.one(chance.one(MadeUpNames.PEOPLE).family());
  }

  private Part both(Part one, Part other) {
    var latin = one.latin(chance.random()) + " " + other.latin(chance.random());
    return new Part(one.own() + " " + other.own(), List.of(latin));
  }

  private Part elsewhere(Part city) {
    var other = chance.one(MadeUpNames.CITIES);
    return other.equals(city) ? elsewhere(city) : other;
  }

  private Part anotherTrade(Part trade) {
    var other = chance.one(MadeUpNames.TRADES);
    return other.equals(trade) ? anotherTrade(trade) : other;
  }

  private void enter(Firm firm, boolean again) {
    var latin = chance.of(again ? 30 : 15);
    var name = name(firm, again, latin);
    var words = new StringBuilder(name);
    var record = Entered.firm(name);
    var kept = chance.below(4);
    if (!again || kept == 0 || chance.of(50)) {
      record.website("https://www." + firm.site() + (chance.of(30) ? "/contact" : ""));
      words.append(' ').append(firm.site());
    } else if (chance.of(30)) {
      record.email("office@" + firm.site());
      words.append(" office@").append(firm.site());
    }
    if (!again || kept == 1 || chance.of(40)) {
      var phone = again && kept != 1 && chance.of(25) ? chance.phone() : firm.phone();
      record.phone(phone);
      words.append(' ').append(phone);
    }
    if (kept == 2 || chance.of(35)) {
      record.taxNumber(firm.taxNumber());
      words.append(' ').append(firm.taxNumber());
    }
    // Nobody could tell a company from its branch of which it isn't said where they are.
    if (!again || firm.inManyTowns() || kept == 3 || chance.of(60)) {
      chance.live(record, firm.home(), latin, words);
    }
    entries.add(record.of(who, words.toString()));
  }

  private String name(Firm firm, boolean again, boolean latin) {
    var brand = latin ? firm.brand().latin(chance.random()) : firm.brand().own();
    var trade = latin ? firm.trade().latin(chance.random()) : firm.trade().own();
    if (again && chance.of(20)) {
      brand = chance.wrong(brand);
    } else if (again && chance.of(10)) {
      trade = chance.wrong(trade);
    }
    var between = Chance.han(brand) && Chance.han(trade) ? "" : " ";
    return brand + between + trade + (chance.of(60) ? " " + chance.one(FORMS) : "");
  }
}
