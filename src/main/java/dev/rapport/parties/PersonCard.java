package dev.rapport.parties;

import dev.rapport.records.FieldRef;
import dev.rapport.records.RecordRow;
import dev.rapport.records.fieldtype.Address;
import dev.rapport.records.fieldtype.ContactPoint;
import ezvcard.VCard;
import ezvcard.parameter.AddressType;
import ezvcard.parameter.EmailType;
import ezvcard.parameter.TelephoneType;
import ezvcard.property.Birthday;
import ezvcard.property.Gender;
import ezvcard.property.StructuredName;
import ezvcard.property.Telephone;
import ezvcard.property.Uid;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A person as a vCard, with what of them was read. */
final class PersonCard {

  static final Set<String> FIELDS =
      Set.of(
          "name",
          "firstName",
          "lastName",
          "jobTitle",
          "company",
          "email",
          "phone",
          "mobile",
          "address",
          "contacts",
          "birthday",
          "sex",
          "description");

  private PersonCard() {}

  static VCard of(RecordRow row) {
    var card = new VCard();
    card.setUid(new Uid("urn:uuid:" + row.id()));
    card.setFormattedName(Objects.requireNonNullElse(row.get(Person.NAME), ""));
    var name = new StructuredName();
    name.setGiven(row.get(Person.FIRST_NAME));
    name.setFamily(row.get(Person.LAST_NAME));
    card.setStructuredName(name);
    given(row, Person.JOB_TITLE, card::addTitle);
    given(
        row,
        Person.COMPANY,
        company -> {
          if (company.label() != null) {
            card.setOrganization(company.label());
          }
        });
    given(row, Person.EMAIL, card::addEmail);
    given(row, Person.PHONE, phone -> card.addTelephoneNumber(phone, TelephoneType.VOICE));
    given(row, Person.MOBILE, phone -> card.addTelephoneNumber(phone, TelephoneType.CELL));
    given(row, Person.ADDRESS, address -> card.addAddress(address(address)));
    given(row, Person.CONTACTS, points -> points(card, points));
    given(row, Person.BIRTHDAY, birthday -> card.setBirthday(new Birthday(birthday)));
    given(row, Person.SEX, sex -> card.setGender(gender(sex)));
    given(row, Person.DESCRIPTION, card::addNote);
    return card;
  }

  private static <T> void given(RecordRow row, FieldRef<T> field, Consumer<T> use) {
    var value = row.get(field);
    if (value != null) {
      use.accept(value);
    }
  }

  private static @Nullable Gender gender(String sex) {
    return switch (sex) {
      case "male" -> Gender.male();
      case "female" -> Gender.female();
      default -> Gender.other();
    };
  }

  private static ezvcard.property.Address address(Address address) {
    var parts = address.parts();
    var card = new ezvcard.property.Address();
    card.setStreetAddress(parts.get("street"));
    card.setLocality(parts.get("city"));
    card.setRegion(parts.get("region"));
    card.setPostalCode(parts.get("postalCode"));
    card.setCountry(parts.get("country"));
    return card;
  }

  /** The main ones stand in fields of their own. */
  private static void points(VCard card, List<ContactPoint> points) {
    for (var point : points) {
      var value = Objects.requireNonNullElse(point.value(), "");
      if (point.main()) {
        continue;
      }
      switch (point.channel()) {
        case EMAIL -> card.addEmail(value, EmailType.get(use(point)));
        case PHONE -> {
          var phone = new Telephone(value);
          phone.getTypes().add(phoneType(point));
          card.addTelephoneNumber(phone);
        }
        case WEBSITE, SOCIAL -> card.addUrl(value);
        case ADDRESS -> {
          if (point.address() != null) {
            var address = address(point.address());
            address.getTypes().add(AddressType.get(use(point)));
            card.addAddress(address);
          }
        }
      }
    }
  }

  private static String use(ContactPoint point) {
    return point.use().equals("home") ? "home" : "work";
  }

  private static TelephoneType phoneType(ContactPoint point) {
    return switch (point.use()) {
      case "mobile" -> TelephoneType.CELL;
      case "fax" -> TelephoneType.FAX;
      case "home" -> TelephoneType.HOME;
      default -> TelephoneType.WORK;
    };
  }
}
