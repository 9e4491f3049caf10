package dev.rapport.parties.duplicates;

import dev.rapport.parties.Company;
import dev.rapport.records.Reference;
import dev.rapport.records.fieldtype.Address;
import dev.rapport.records.fieldtype.ContactPoint;
import dev.rapport.records.fieldtype.ContactType;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/** What is known of a person or company, brought into the form in which it is compared. */
public final class Profile {

  private static final ContactType EMAIL = new ContactType(ContactType.Kind.EMAIL);
  private static final ContactType PHONE = new ContactType(ContactType.Kind.PHONE);
  private static final ContactType URL = new ContactType(ContactType.Kind.URL);

  /** Everybody has an address there: it says nothing of whose. */
  private static final Set<String> FREE_MAIL =
      Set.of(
          ("gmail.com googlemail.com outlook.com hotmail.com live.com yahoo.com icloud.com aol.com"
                  + " proton.me protonmail.com gmx.net gmx.de mail.com mail.ru inbox.ru list.ru"
                  + " bk.ru yandex.ru yandex.com rambler.ru ukr.net abv.bg mail.bg dir.bg mail.kz"
                  + " qq.com 163.com 126.com sina.com foxmail.com walla.co.il walla.com")
              .split(" "));

  private static final SingletonSupplier<Name> NAMELESS =
      SingletonSupplier.of(Name.person(null, null));

  private final PartyKind kind;

  // Read when asked for: that takes long, and who writes a record's keys doesn't ask for all.
  private SingletonSupplier<Name> name = NAMELESS;
  private final Set<String> emails = new HashSet<>();
  private final Set<String> phones = new HashSet<>();
  private final Set<String> websites = new HashSet<>();
  private final Set<String> domains = new HashSet<>();
  private @Nullable String taxNumber;
  private @Nullable LocalDate birthday;
  private @Nullable UUID company;
  private SingletonSupplier<Name> companyName = NAMELESS;
  private Place place = Place.of(null);

  private Profile(PartyKind kind) {
    this.kind = kind;
  }

  /** A company of which nothing is known yet. */
  public static Profile ofCompany() {
    return new Profile(PartyKind.COMPANY);
  }

  /** A person of whom nothing is known yet. */
  public static Profile ofPerson() {
    return new Profile(PartyKind.PERSON);
  }

  /** The whole name. */
  public Profile named(@Nullable String whole) {
    if (whole != null) {
      name =
          SingletonSupplier.of(
              () -> kind == PartyKind.COMPANY ? Name.company(whole) : Name.person(whole));
    }
    return this;
  }

  /** The parts of a person's name, as far as they are known. */
  public Profile named(@Nullable String first, @Nullable String last) {
    if (first != null || last != null) {
      name = SingletonSupplier.of(() -> Name.person(first, last));
    }
    return this;
  }

  public Profile email(@Nullable String address) {
    if (address != null) {
      var normal = EMAIL.normal(address);
      var at = normal.lastIndexOf('@');
      var plus = normal.indexOf('+');
      var box = normal.substring(0, plus >= 0 && plus < at ? plus : at);
      var domain = normal.substring(at + 1);
      emails.add((domain.equals("gmail.com") ? box.replace(".", "") : box) + "@" + domain);
      if (!FREE_MAIL.contains(domain)) {
        domains.add(domain);
      }
    }
    return this;
  }

  public Profile phone(@Nullable String number) {
    if (number != null) {
      phones.add(PHONE.normal(number));
    }
    return this;
  }

  public Profile website(@Nullable String address) {
    if (address != null) {
      websites.add(URL.normal(address));
    }
    return this;
  }

  /** All ways to reach somebody: what one calls the main number may be the other's second. */
  public Profile contacts(@Nullable List<ContactPoint> points) {
    for (var point : points == null ? List.<ContactPoint>of() : points) {
      switch (point.channel()) {
        case EMAIL -> email(point.value());
        case PHONE -> phone(point.value());
        case WEBSITE -> website(point.value());
        case ADDRESS, SOCIAL -> {}
      }
    }
    return this;
  }

  public Profile taxNumber(@Nullable String number) {
    taxNumber = number == null ? null : Company.normalTaxNumber(number);
    return this;
  }

  public Profile birthday(@Nullable LocalDate day) {
    birthday = day;
    return this;
  }

  /** Where a person works. */
  public Profile company(@Nullable Reference reference) {
    if (reference != null) {
      company = reference.id();
      company(reference.label());
    }
    return this;
  }

  /** Where a person works, by name. */
  public Profile company(@Nullable String called) {
    if (called != null) {
      companyName = SingletonSupplier.of(() -> Name.company(called));
    }
    return this;
  }

  public Profile address(@Nullable Address address) {
    place = Place.of(address);
    return this;
  }

  PartyKind kind() {
    return kind;
  }

  Name name() {
    return name.obtain();
  }

  Set<String> emails() {
    return emails;
  }

  Set<String> phones() {
    return phones;
  }

  Set<String> websites() {
    return websites;
  }

  /** The domains of mail addresses that are a company's own. */
  Set<String> domains() {
    return domains;
  }

  @Nullable String taxNumber() {
    return taxNumber;
  }

  @Nullable LocalDate birthday() {
    return birthday;
  }

  @Nullable UUID company() {
    return company;
  }

  Name companyName() {
    return companyName.obtain();
  }

  Place place() {
    return place;
  }
}
