package dev.rapport.leads.assignment;

import dev.rapport.leads.assignment.Conversions.Count;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a rule would have done with past leads, in the order in which they came. On each day it
 * knows no more than had ended before that day. A lead that it gives to somebody counts as their
 * open work for as long as it really was open.
 */
final class Replay {

  /**
   * @param endedAt when it really ended; null for one that is open
   */
  record Past(
      Incoming lead, Instant createdAt, LocalDate day, @Nullable Instant endedAt, boolean good) {}

  /** How somebody's leads of a segment ended on a day. */
  record Ended(LocalDate day, UUID user, String segment, Count count) {}

  /**
   * @param user null where there was nobody for it
   */
  record Replayed(Past past, @Nullable UUID user) {}

  private record Leaving(Instant at, UUID user) {}

  private final Desk desk;
  private final Map<UUID, Work> work;
  private final Iterator<Ended> ended;
  private final Map<UUID, Map<String, Count>> known = new HashMap<>();
  private @Nullable Ended next;

  /**
   * @param work how much everybody has, which the desk counts on; none to begin with
   * @param ended in the order of their days
   */
  Replay(Desk desk, Map<UUID, Work> work, List<Ended> ended) {
    this.desk = desk;
    this.work = work;
    this.ended = ended.iterator();
    next = following();
  }

  /** Gives the leads away, in their order. */
  List<Replayed> run(List<Past> leads) {
    var leaving = new PriorityQueue<>(Comparator.comparing(Leaving::at));
    var replayed = new ArrayList<Replayed>();
    LocalDate day = null;
    var history = new Conversions(Map.of());
    for (var past : leads) {
      if (!past.day().equals(day)) {
        day = past.day();
        if (learn(day)) {
          history = new Conversions(known);
        }
      }
      while (!leaving.isEmpty() && !leaving.peek().at().isAfter(past.createdAt())) {
        work.merge(leaving.poll().user(), new Work(-1, 0), Work::plus);
      }
      var choice = desk.choose(past.lead(), history, Set.of(), 1).orElse(null);
      var end = past.endedAt();
      if (choice != null && end != null) {
        leaving.add(new Leaving(end, choice.user()));
      }
      replayed.add(new Replayed(past, choice == null ? null : choice.user()));
    }
    return replayed;
  }

  /** Whether something ended before the day that wasn't known yet. */
  private boolean learn(LocalDate day) {
    var learned = false;
    while (next != null && next.day().isBefore(day)) {
      known
          .computeIfAbsent(next.user(), _ -> new HashMap<>())
          .merge(next.segment(), next.count(), Count::plus);
      learned = true;
      next = following();
    }
    return learned;
  }

  private @Nullable Ended following() {
    return Optional.of(ended).filter(Iterator::hasNext).map(Iterator::next).orElse(null);
  }
}
