package dev.rapport.parties.duplicates;

import dev.rapport.parties.Company;
import dev.rapport.parties.Person;
import dev.rapport.records.fieldtype.Address;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A made-up record as somebody enters it: the profile by which it is compared, and the values that
 * a record of it has.
 */
final class Entered {

  private final Profile profile;
  private final Map<String, Object> values = new HashMap<>();

  private Entered(Profile profile) {
    this.profile = profile;
  }

  static Entered firm(String name) {
    var entered = new Entered(Profile.ofCompany().named(name));
    entered.put(Company.NAME.name(), name);
    return entered;
  }

  static Entered person() {
    return new Entered(Profile.ofPerson());
  }

  /** The whole name of a person, which stands where the last name does. */
  void named(String whole) {
    profile.named(whole);
    put(Person.LAST_NAME.name(), whole);
  }

  void named(@Nullable String first, @Nullable String last) {
    profile.named(first, last);
    put(Person.FIRST_NAME.name(), first);
    put(Person.LAST_NAME.name(), last);
  }

  void email(String address) {
    profile.email(address);
    put("email", address);
  }

  void phone(String number) {
    profile.phone(number);
    put("phone", number);
  }

  void website(String address) {
    profile.website(address);
    put(Company.WEBSITE.name(), address);
  }

  void taxNumber(String number) {
    profile.taxNumber(number);
    put(Company.TAX_NUMBER.name(), number);
  }

  void birthday(LocalDate day) {
    profile.birthday(day);
    put(Person.BIRTHDAY.name(), day);
  }

  /** Where a person works, by name: whoever makes a record of it looks up whose that is. */
  void company(String called) {
    profile.company(called);
    put(Person.COMPANY.name(), called);
  }

  void address(Address address) {
    profile.address(address);
    put("address", address);
  }

  Entry of(int who, String words) {
    return new Entry(who, profile, words, Map.copyOf(values));
  }

  private void put(String field, @Nullable Object value) {
    if (value != null) {
      values.put(field, value);
    }
  }
}
