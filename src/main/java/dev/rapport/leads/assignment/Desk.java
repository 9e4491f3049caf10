package dev.rapport.leads.assignment;

import dev.rapport.leads.assignment.AssignmentRule.By;
import dev.rapport.leads.assignment.Reason.LeftOut;
import dev.rapport.leads.assignment.Reason.Measured;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Chooses who gets a lead by one rule, and keeps in mind what it gave: whose turn it is, and how
 * much everybody has. The same leads in the same order go to the same people.
 */
final class Desk {

  /**
   * A choice, with its reason.
   *
   * @param expected the share of such leads that the chosen one converts; null where nothing was
   *     measured
   */
  record Choice(UUID user, @Nullable Double expected, Reason reason) {}

  private final AssignmentRule rule;
  private final List<UUID> people;
  private final Map<UUID, Profile> profiles;
  private final Map<UUID, Work> work;
  private final Map<UUID, Long> turns;
  private final @Nullable LocalDate today;
  private long turn;

  /**
   * @param people whom the rule may give leads to
   * @param work what each works on; counted on, also by others who share it
   * @param turns when each was given a lead by this rule last, the greater the later
   * @param today on which some may be away; null to take everybody as here
   */
  Desk(
      AssignmentRule rule,
      List<UUID> people,
      Map<UUID, Profile> profiles,
      Map<UUID, Work> work,
      Map<UUID, Long> turns,
      @Nullable LocalDate today) {
    this.rule = rule;
    this.people = people.stream().sorted().toList();
    this.profiles = profiles;
    this.work = work;
    this.turns = new HashMap<>(turns);
    this.today = today;
    this.turn = turns.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  AssignmentRule rule() {
    return rule;
  }

  /**
   * Who gets the lead; nobody where everybody is away, has enough, or doesn't fit.
   *
   * @param had those who had it already and did nothing
   * @param round which time it is given away, from 1
   */
  Optional<Choice> choose(Incoming lead, Conversions history, Set<UUID> had, int round) {
    var left = new int[6];
    var measured = new ArrayList<Measured>();
    var average = averageCapacity();
    for (var user : people) {
      var profile = profile(user);
      var why = leftOut(user, profile, lead, had);
      if (why >= 0) {
        left[why]++;
      } else {
        measured.add(measured(user, profile, lead, history, round));
      }
    }
    var best =
        switch (rule.by()) {
          case TURN -> inTurn();
          case LOAD ->
              Comparator.<Measured>comparingDouble(it -> load(it, average)).thenComparing(inTurn());
          case MEASURE ->
              Comparator.<Measured>comparingDouble(it -> -drawn(it)).thenComparing(inTurn());
        };
    measured.sort(best);
    if (measured.isEmpty()) {
      return Optional.empty();
    }
    var chosen = measured.getFirst();
    var segment = rule.by() == By.MEASURE ? rule.segment() : null;
    var reason =
        new Reason(
            rule.name(),
            rule.by(),
            lead.owner(),
            segment,
            lead.segment(segment),
            measured.size(),
            List.copyOf(measured.subList(0, Math.min(measured.size(), Reason.KEPT))),
            new LeftOut(left[0], left[1], left[2], left[3], left[4], left[5]));
    turns.put(chosen.user(), ++turn);
    work.merge(chosen.user(), Work.LEAD, Work::plus);
    return Optional.of(new Choice(chosen.user(), chosen.expected(), reason));
  }

  /** The place in {@link LeftOut} of why somebody can't get the lead; -1 where they can. */
  private int leftOut(UUID user, Profile profile, Incoming lead, Set<UUID> had) {
    if (had.contains(user)) {
      return 5;
    }
    if (today != null && profile.isAway(today)) {
      return 0;
    }
    if (rule.byLanguage() && !profile.speaks(lead.language())) {
      return 2;
    }
    if (rule.byTerritory() && !profile.coversAny(lead.country(), lead.region(), lead.city())) {
      return 3;
    }
    if (rule.bySkill() && !profile.knows(lead.product())) {
      return 4;
    }
    var capacity = profile.capacity();
    return capacity != null && workOf(user).open() >= capacity ? 1 : -1;
  }

  private Measured measured(
      UUID user, Profile profile, Incoming lead, Conversions history, int round) {
    var work = workOf(user);
    if (rule.by() != By.MEASURE) {
      return new Measured(user, work.open(), work.deals(), profile.capacity(), 0, 0, null, null);
    }
    var segment = lead.segment(rule.segment());
    var count = history.count(user, segment);
    var posterior = history.posterior(user, segment);
    return new Measured(
        user,
        work.open(),
        work.deals(),
        profile.capacity(),
        count.good(),
        count.ended(),
        posterior.mean(),
        BetaDraw.of(posterior.good(), posterior.bad(), lead.id(), user, round));
  }

  private static double drawn(Measured candidate) {
    return Objects.requireNonNullElse(candidate.drawn(), 0.0);
  }

  private Comparator<Measured> inTurn() {
    return Comparator.comparingLong(it -> turns.getOrDefault(it.user(), 0L));
  }

  /** Who hasn't said how many counts as one of the others, or as all do where nobody has. */
  private static double load(Measured candidate, double average) {
    var capacity = candidate.capacity();
    return candidate.open() / (capacity == null ? average : capacity);
  }

  private double averageCapacity() {
    return people.stream()
        .map(user -> profile(user).capacity())
        .filter(Objects::nonNull)
        .mapToInt(Integer::intValue)
        .average()
        .orElse(1);
  }

  private Profile profile(UUID user) {
    return profiles.getOrDefault(user, Profile.UNKNOWN);
  }

  private Work workOf(UUID user) {
    return work.getOrDefault(user, Work.NOTHING);
  }
}
