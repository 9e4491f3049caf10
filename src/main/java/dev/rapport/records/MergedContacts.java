package dev.rapport.records;

import dev.rapport.records.fieldtype.ContactPoint;
import dev.rapport.records.fieldtype.ContactPoint.Channel;
import dev.rapport.records.fieldtype.ContactPointsType;
import dev.rapport.records.fieldtype.ContactType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ways to reach the one that two records stand for: all of both, so that no phone and no mail
 * is lost with the record that goes, or with the value that was not chosen.
 */
final class MergedContacts {

  private MergedContacts() {}

  /**
   * What the survivor's contact points become.
   *
   * @param field holds several contact points
   * @param taken the fields whose values come from the other one; not this one
   * @return null when nothing is added
   */
  static @Nullable List<ContactPoint> of(
      FieldDefinition field, RecordRow survivor, RecordRow other, Set<String> taken) {
    var all = new ArrayList<>(points(field, survivor));
    var chosen = new ArrayList<ContactPoint>();
    var more = new ArrayList<>(points(field, other));
    for (var single : survivor.object().fields().values()) {
      if (single.type() instanceof ContactType type) {
        var takes = taken.contains(single.name());
        point(type, single, takes ? other : survivor).ifPresent(chosen::add);
        point(type, single, takes ? survivor : other).ifPresent(more::add);
      }
    }
    var before = all.size();
    for (var point : more) {
      if (all.size() < ContactPointsType.MOST
          && Stream.concat(all.stream(), chosen.stream()).noneMatch(point::reaches)) {
        all.add(point.main(false));
      }
    }
    return all.size() == before ? null : List.copyOf(all);
  }

  private static Optional<ContactPoint> point(
      ContactType type, FieldDefinition field, RecordRow record) {
    return Optional.ofNullable((String) record.values().get(field.name()))
        .map(value -> new ContactPoint(channel(type), "other", value, null, false));
  }

  private static Channel channel(ContactType type) {
    return switch (type.kind()) {
      case EMAIL -> Channel.EMAIL;
      case PHONE -> Channel.PHONE;
      case URL -> Channel.WEBSITE;
    };
  }

  @SuppressWarnings("unchecked")
  private static List<ContactPoint> points(FieldDefinition field, RecordRow record) {
    return Objects.requireNonNullElse(
        (List<ContactPoint>) record.values().get(field.name()), List.of());
  }
}
