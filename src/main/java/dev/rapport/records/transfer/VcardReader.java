package dev.rapport.records.transfer;

import ezvcard.VCard;
import ezvcard.io.text.VCardReader;
import ezvcard.parameter.TelephoneType;
import ezvcard.parameter.VCardParameters;
import ezvcard.property.Address;
import ezvcard.property.Email;
import ezvcard.property.Telephone;
import ezvcard.property.TextListProperty;
import ezvcard.property.TextProperty;
import ezvcard.property.VCardProperty;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads vCards (2.1, 3.0 and 4.0), each as a row; the columns are named as their properties. Of
 * several phones, mails and addresses the preferred one has columns of its own, and the others are
 * in the last column, in the form in which contact points are written in a cell.
 */
final class VcardReader implements RowSource {

  /** Room for a photo, which is left out, in characters. */
  private static final int MAX_CARD = 1 << 24;

  private static final Map<String, Function<VCard, String>> COLUMNS = columns();

  private final VCardReader cards;
  private final Bounded in;
  private final int maxCellLength;
  private int row;

  VcardReader(Reader in, int maxCellLength) {
    this.in = new Bounded(in);
    this.cards = new VCardReader(this.in);
    this.maxCellLength = maxCellLength;
  }

  @Override
  public int row() {
    return row;
  }

  @Override
  public @Nullable List<String> next() throws IOException {
    if (row++ == 0) {
      return List.copyOf(COLUMNS.keySet());
    }
    in.read = 0;
    in.card = row;
    var card = cards.readNext();
    if (card == null) {
      return null;
    }
    var cells =
        COLUMNS.values().stream()
            .map(column -> column.apply(card).replace("\0", "").strip())
            .toList();
    if (cells.stream().anyMatch(cell -> cell.length() > maxCellLength)) {
      throw new FileFault("cellTooLong", row, maxCellLength);
    }
    return cells;
  }

  @Override
  public void close() throws IOException {
    cards.close();
  }

  private static Map<String, Function<VCard, String>> columns() {
    Map<String, Function<VCard, String>> columns = new LinkedHashMap<>();
    columns.put("N.given", VcardReader::given);
    columns.put("N.family", card -> parts(card) ? text(card.getStructuredName().getFamily()) : "");
    columns.put("FN", card -> parts(card) ? "" : text(card.getFormattedName()));
    columns.put("ORG", card -> first(card.getOrganization()));
    columns.put(
        "TITLE", card -> card.getTitles().stream().findFirst().map(VcardReader::text).orElse(""));
    columns.put("EMAIL", card -> mails(card).findFirst().map(Email::getValue).orElse(""));
    columns.put("TEL", card -> line(card, phones(card, false)));
    columns.put("TEL.cell", card -> line(card, phones(card, true)));
    columns.put("ADR.street", card -> address(card, VcardReader::street));
    columns.put("ADR.city", card -> address(card, Address::getLocality));
    columns.put("ADR.region", card -> address(card, Address::getRegion));
    columns.put("ADR.code", card -> address(card, Address::getPostalCode));
    columns.put("ADR.country", card -> address(card, Address::getCountry));
    columns.put("BDAY", VcardReader::birthday);
    columns.put("GENDER", VcardReader::gender);
    columns.put(
        "LANG", card -> card.getLanguages().stream().findFirst().map(VcardReader::text).orElse(""));
    columns.put(
        "NOTE",
        card -> card.getNotes().stream().map(VcardReader::text).collect(Collectors.joining("\n")));
    columns.put("MORE", VcardReader::more);
    return columns;
  }

  private static boolean parts(VCard card) {
    var name = card.getStructuredName();
    return name != null && (name.getGiven() != null || name.getFamily() != null);
  }

  private static String given(VCard card) {
    if (!parts(card)) {
      return "";
    }
    var name = card.getStructuredName();
    return Stream.concat(Stream.ofNullable(name.getGiven()), name.getAdditionalNames().stream())
        .collect(Collectors.joining(" "));
  }

  private static <P extends VCardProperty> Comparator<P> preferredFirst() {
    return Comparator.comparingInt(VcardReader::preference);
  }

  /** From 1; version 3 says PREF among the types. */
  private static int preference(VCardProperty property) {
    VCardParameters parameters = property.getParameters();
    var types = parameters.getTypes();
    if (types.stream().anyMatch("pref"::equalsIgnoreCase)) {
      return 1;
    }
    var preference = parameters.getPref();
    return preference == null ? 101 : preference;
  }

  private static Stream<Email> mails(VCard card) {
    return card.getEmails().stream()
        .filter(mail -> mail.getValue() != null)
        .sorted(preferredFirst());
  }

  private static Stream<Telephone> phones(VCard card, boolean mobile) {
    return card.getTelephoneNumbers().stream()
        .filter(phone -> phone.getTypes().contains(TelephoneType.CELL) == mobile)
        .filter(phone -> !phone.getTypes().contains(TelephoneType.FAX))
        .sorted(preferredFirst());
  }

  private static String line(VCard card, Stream<Telephone> phones) {
    return phones.findFirst().map(VcardReader::number).orElse("");
  }

  private static String number(Telephone phone) {
    return phone.getText() != null
        ? phone.getText()
        : phone.getUri() == null ? "" : phone.getUri().getNumber();
  }

  private static String address(VCard card, Function<Address, @Nullable String> part) {
    return addresses(card).findFirst().map(part).orElse("");
  }

  private static Stream<Address> addresses(VCard card) {
    return card.getAddresses().stream().sorted(preferredFirst());
  }

  private static String street(Address address) {
    return Stream.of(
            address.getPoBox(), address.getExtendedAddressFull(), address.getStreetAddressFull())
        .filter(part -> part != null && !part.isBlank())
        .collect(Collectors.joining(", "));
  }

  private static String birthday(VCard card) {
    var birthday = card.getBirthday();
    // Without a year it is none that could be kept.
    return birthday == null || birthday.getDate() == null
        ? ""
        : birthday.getDate().toString().replaceFirst("T.*", "");
  }

  private static String gender(VCard card) {
    var gender = card.getGender();
    return switch (gender == null ? "" : Objects.requireNonNullElse(gender.getGender(), "")) {
      case "M" -> "male";
      case "F" -> "female";
      case "O" -> "other";
      default -> "";
    };
  }

  /** All ways to reach them that have no column. */
  private static String more(VCard card) {
    var more = new ArrayList<String>();
    mails(card).skip(1).forEach(mail -> more.add(told(mail, mail.getValue())));
    phones(card, false).skip(1).forEach(phone -> more.add(told(phone, number(phone))));
    phones(card, true).skip(1).forEach(phone -> more.add("mobile: " + number(phone)));
    card.getTelephoneNumbers().stream()
        .filter(phone -> phone.getTypes().contains(TelephoneType.FAX))
        .forEach(phone -> more.add("fax: " + number(phone)));
    card.getUrls().forEach(url -> more.add(told(url, url.getValue())));
    addresses(card)
        .skip(1)
        .map(address ->
            told(
                address,
                Stream.of(
                        street(address),
                        address.getPostalCode(),
                        address.getLocality(),
                        address.getRegion(),
                        address.getCountry())
                    .filter(part -> part != null && !part.isBlank())
                    .collect(Collectors.joining(", "))))
        .forEach(more::add);
    return more.stream()
        .filter(point -> !point.endsWith(": "))
        .map(point -> point.replaceAll("[;\r\n]+", ","))
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static String told(VCardProperty property, @Nullable String value) {
    var types =
        property.getParameters().getTypes().stream()
            .map(type -> type.toLowerCase(Locale.ROOT))
            .toList();
    var use = types.contains("work") ? "work" : types.contains("home") ? "home" : "other";
    return use + ": " + Objects.requireNonNullElse(value, "");
  }

  private static String first(@Nullable TextListProperty property) {
    return property == null || property.getValues().isEmpty()
        ? ""
        : property.getValues().getFirst();
  }

  private static String text(@Nullable TextProperty property) {
    return property == null ? "" : text(property.getValue());
  }

  private static String text(@Nullable String value) {
    return Objects.requireNonNullElse(value, "");
  }

  /** Counts the characters of a card, as its lines are held until it ends. */
  private static final class Bounded extends FilterReader {
    private int read;
    private int card;

    private Bounded(Reader in) {
      super(in);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      var count = super.read(buffer, offset, length);
      read += Math.max(count, 0);
      if (read > MAX_CARD) {
        throw new FileFault("cellTooLong", card, MAX_CARD);
      }
      return count;
    }
  }
}
