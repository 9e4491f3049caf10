package dev.rapport.parties;

import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A relation with its time. One that ended is no hindrance to one that began on that day or later,
 * or nobody knows when.
 */
record Tie(
    UUID id, UUID from, UUID type, UUID to, @Nullable LocalDate begins, @Nullable LocalDate ends) {

  /**
   * What is asked of a type's relations.
   *
   * @param mutual whether it has no direction
   */
  record Type(
      UUID id,
      @Nullable String from,
      @Nullable String to,
      boolean fromOnce,
      boolean toOnce,
      boolean mutual) {}

  boolean overlaps(Tie other) {
    return (begins != null && begins.equals(other.begins))
        || (!over(ends, other.begins) && !over(other.ends, begins));
  }

  private static boolean over(@Nullable LocalDate end, @Nullable LocalDate begin) {
    return end != null && (begin == null || !end.isAfter(begin));
  }

  /** Whether it is between the same two, at whatever time. */
  boolean same(Tie other, Type type) {
    return (from.equals(other.from) && to.equals(other.to))
        || (type.mutual() && from.equals(other.to) && to.equals(other.from));
  }

  /** The party that would have a second relation where one is allowed; null when all is well. */
  @Nullable UUID clash(Tie other, Type type) {
    if (same(other, type)) {
      return from;
    }
    if (type.mutual() && (type.fromOnce() || type.toOnce())) {
      return Stream.of(from, to)
          .filter(party -> party.equals(other.from) || party.equals(other.to))
          .findFirst()
          .orElse(null);
    }
    if (type.fromOnce() && from.equals(other.from)) {
      return from;
    }
    return type.toOnce() && to.equals(other.to) ? to : null;
  }

  /** The same between others: whoever was the one party is the other one. */
  Tie moved(UUID merged, UUID survivor) {
    return new Tie(
        id,
        from.equals(merged) ? survivor : from,
        type,
        to.equals(merged) ? survivor : to,
        begins,
        ends);
  }

  private Tie during(@Nullable LocalDate begin, @Nullable LocalDate end) {
    return new Tie(id, from, type, to, begin, end);
  }

  /**
   * What is left of it beside one that stays: it ends when that one begins, or begins when that one
   * ends; where nobody knows when that one began, it ends today.
   *
   * @return null when nothing is left
   */
  @Nullable Tie besides(Tie staying, LocalDate today) {
    var until = staying.begins == null ? today : staying.begins;
    Tie left;
    if (staying.ends != null && staying.begins == null && begins != null) {
      left = during(staying.ends, ends);
    } else if (begins == null || begins.isBefore(until)) {
      left = during(begins, until);
    } else if (staying.ends != null && (ends == null || ends.isAfter(staying.ends))) {
      left = during(staying.ends, ends);
    } else {
      return null;
    }
    return left.backwards() || left.overlaps(staying) ? null : left;
  }

  private boolean backwards() {
    return begins != null && ends != null && ends.isBefore(begins);
  }

  /** One for both times: from the earlier known beginning on, and open where one of them is. */
  Tie with(Tie other) {
    var begin =
        begins == null || (other.begins != null && other.begins.isBefore(begins))
            ? other.begins
            : begins;
    var end =
        ends == null || other.ends == null ? null : ends.isBefore(other.ends) ? other.ends : ends;
    return during(begin, end);
  }
}
