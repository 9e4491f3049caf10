package dev.rapport.intelligence.management;

import dev.rapport.activities.Note;
import dev.rapport.activities.Task;
import dev.rapport.identity.Actor;
import dev.rapport.intelligence.management.ManagementViews.ActivityFigures;
import dev.rapport.intelligence.management.ManagementViews.CountFigure;
import dev.rapport.intelligence.management.PeopleReach.Reach;
import dev.rapport.records.fieldtype.Period;
import dev.rapport.sales.quotes.Quote;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of people's work in a period: by person, and of all of them under null; nothing
 * at all of a kind of record that may not be seen.
 */
record Activity(
    Map<@Nullable UUID, Long> tasks,
    Map<@Nullable UUID, Long> notes,
    Map<@Nullable UUID, Long> quotes) {

  /** Three statements. */
  static Activity find(
      SalespeopleSql figures, Period period, ZoneId zone, Reach reach, Actor actor) {
    return new Activity(
        PeopleReach.reads(actor, Task.OBJECT, "owner", "status", "doneAt")
            ? figures.tasks(period, zone, reach)
            : new HashMap<>(),
        PeopleReach.reads(actor, Note.OBJECT, "createdBy", "createdAt")
            ? figures.notes(period, zone, reach)
            : new HashMap<>(),
        PeopleReach.reads(actor, Quote.OBJECT, "owner", "sentAt")
            ? figures.quotes(period, zone, reach)
            : new HashMap<>());
  }

  /** Who did anything of it. */
  Set<UUID> people() {
    return seen().stream()
        .flatMap(part -> part.keySet().stream())
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /** How much somebody did, or under null all of them; null where nothing of it may be seen. */
  @Nullable Long count(@Nullable UUID person) {
    return seen().isEmpty()
        ? null
        : (Long) seen().stream().mapToLong(part -> part.getOrDefault(person, 0L)).sum();
  }

  @Nullable ActivityFigures figures(UUID person, String within) {
    var all = count(person);
    return all == null
        ? null
        : new ActivityFigures(
            all,
            figure(tasks, person, Task.OBJECT, "owner==%s;status==done;doneAt", within),
            figure(notes, person, Note.OBJECT, "createdBy==%s;createdAt", within),
            figure(quotes, person, Quote.OBJECT, "owner==%s;sentAt", within));
  }

  private static @Nullable CountFigure figure(
      Map<@Nullable UUID, Long> found, UUID person, String object, String filter, String within) {
    return found.containsKey(null)
        ? new CountFigure(
            found.getOrDefault(person, 0L), object, filter.formatted(person) + "=within=" + within)
        : null;
  }

  /** A statement's rows always hold one for all, if of nothing. */
  private List<Map<@Nullable UUID, Long>> seen() {
    return Stream.of(tasks, notes, quotes).filter(part -> part.containsKey(null)).toList();
  }
}
