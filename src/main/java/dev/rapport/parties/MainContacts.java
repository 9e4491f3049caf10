package dev.rapport.parties;

import dev.rapport.records.FieldRef;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.fieldtype.Address;
import dev.rapport.records.fieldtype.ContactPoint;
import dev.rapport.records.fieldtype.ContactPoint.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a party's main phone, mail and address the same in their fields and among its contact
 * points, whichever of the two was changed. Where there are no further ones, the fields say it all.
 *
 * @param contacts the field with the contact points
 * @param texts the fields of the channels whose main value is a text
 * @param address the field with the main address
 */
record MainContacts(
    FieldRef<List<ContactPoint>> contacts,
    Map<Channel, FieldRef<String>> texts,
    FieldRef<Address> address) {

  private static final MainContacts COMPANY =
      new MainContacts(
          Company.CONTACTS,
          Map.of(
              Channel.EMAIL, Company.EMAIL,
              Channel.PHONE, Company.PHONE,
              Channel.WEBSITE, Company.WEBSITE),
          Company.ADDRESS);

  private static final MainContacts PERSON =
      new MainContacts(
          Person.CONTACTS,
          Map.of(Channel.EMAIL, Person.EMAIL, Channel.PHONE, Person.PHONE),
          Person.ADDRESS);

  static MainContacts ofCompany() {
    return COMPANY;
  }

  static MainContacts ofPerson() {
    return PERSON;
  }

  void keep(RecordDraft draft) {
    if (draft.get(contacts) == null && draft.before(contacts) == null) {
      return;
    }
    var changed = draft.changes(contacts);
    texts.forEach((channel, field) -> {
      if (changed && !draft.changes(field)) {
        lead(draft, channel, field, main(draft.get(contacts), channel));
      } else if (draft.changes(field)) {
        var value = draft.get(field);
        follow(
            draft,
            channel,
            value == null ? null : new ContactPoint(channel, "other", value, null, true));
      }
    });
    if (changed && !draft.changes(address)) {
      var main = main(draft.get(contacts), Channel.ADDRESS);
      var was = main(draft.before(contacts), Channel.ADDRESS);
      var value = draft.get(address);
      if (main != null || was != null) {
        draft.set(address, main == null ? null : main.address());
      }
      if (main != null && was == null && value != null) {
        stays(draft, new ContactPoint(Channel.ADDRESS, "other", null, value, false));
      }
    } else if (draft.changes(address)) {
      var value = draft.get(address);
      follow(
          draft,
          Channel.ADDRESS,
          value == null ? null : new ContactPoint(Channel.ADDRESS, "other", null, value, true));
    }
  }

  /**
   * The contact points changed: the field takes the main one's value. What it had, and nobody has
   * said anything of, stays as a further one.
   */
  private void lead(
      RecordDraft draft, Channel channel, FieldRef<String> field, @Nullable ContactPoint main) {
    var was = main(draft.before(contacts), channel);
    var value = draft.get(field);
    if (main == null) {
      if (was != null) {
        draft.set(field, null);
      }
      return;
    }
    draft.set(field, main.value());
    if (was == null && value != null) {
      stays(draft, new ContactPoint(channel, "other", value, null, false));
    }
  }

  private void stays(RecordDraft draft, ContactPoint former) {
    var points = Objects.requireNonNullElse(draft.get(contacts), List.<ContactPoint>of());
    if (points.stream().noneMatch(former::reaches)) {
      draft.set(contacts, Stream.concat(points.stream(), Stream.of(former)).toList());
    }
  }

  /** The field changed: the main contact point, where there is one, takes its value. */
  private void follow(RecordDraft draft, Channel channel, @Nullable ContactPoint main) {
    var points = Objects.requireNonNullElse(draft.get(contacts), List.<ContactPoint>of());
    var was = main(points, channel);
    if (was == null && (main == null || points.stream().noneMatch(main::reaches))) {
      return;
    }
    var next = new ArrayList<ContactPoint>();
    for (var point : points) {
      if (was != null && point.equals(was)) {
        if (main != null) {
          next.add(new ContactPoint(channel, was.use(), main.value(), main.address(), true));
        }
      } else if (main == null || !point.reaches(main)) {
        next.add(point);
      } else if (was == null) {
        next.add(point.main(true));
      }
    }
    draft.set(contacts, next.isEmpty() ? null : List.copyOf(next));
  }

  private static @Nullable ContactPoint main(@Nullable List<ContactPoint> points, Channel channel) {
    return points == null
        ? null
        : points.stream()
            .filter(point -> point.main() && point.channel() == channel)
            .findFirst()
            .orElse(null);
  }
}
