package dev.rapport.parties.duplicates;

import dev.rapport.identity.Actor;
import dev.rapport.parties.duplicates.MergePlans.Plan;
import dev.rapport.records.duplicates.DuplicateCandidates;
import dev.rapport.records.duplicates.DuplicateCandidates.State;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Merges many pairs at once: how many there would be, doing it, and taking it back. */
@RestController
@RequestMapping("/api/duplicate-mergers")
class DuplicateMergerController {

  record NewMerger(@NotNull String object) {}

  record Started(UUID job) {}

  /**
   * @param pairs certain ones that the one who asks may see, counted up to 1,000
   * @param first what becomes of the surest 50
   */
  record Preview(int pairs, List<Planned> first) {}

  /**
   * @param taken the survivor's fields that are filled from the merged one
   */
  record Planned(Party survivor, Party merged, Set<String> taken) {}

  /** Jobs of the last 30 days that can be taken back, the last one first. */
  record Recents(List<DuplicateJobs.Recent> jobs) {}

  record Party(UUID id, String label) {}

  /**
   * What became of the pairs.
   *
   * @param left how many are left as they are
   * @param pairs the first of those, at most 100, as far as the one who asks may still see them
   */
  record Outcome(int merged, int left, List<LeftPair> pairs) {}

  /**
   * @param why whether somebody has to choose which of two relations stays, the right is missing,
   *     values are refused, or one of the two is gone
   */
  record LeftPair(Party one, Party other, CertainMerges.Why why) {}

  private static final int MOST = 1_000;
  private static final int SHOWN = 50;

  private final DuplicateJobs jobs;
  private final DuplicateCandidates candidates;
  private final DuplicateRules rules;
  private final Sources sources;
  private final MergePlans plans;

  DuplicateMergerController(
      DuplicateJobs jobs,
      DuplicateCandidates candidates,
      DuplicateRules rules,
      Sources sources,
      MergePlans plans) {
    this.plans = plans;
    this.jobs = jobs;
    this.candidates = candidates;
    this.rules = rules;
    this.sources = sources;
  }

  @GetMapping
  Preview preview(@RequestParam String object, Actor actor) {
    sources.of(object);
    var certain = rules.current().certain();
    var first = candidates.page(object, State.OPEN, certain, Double.MAX_VALUE, null, SHOWN, actor);
    return new Preview(
        candidates.count(object, certain, MOST, actor),
        plans.all(object, first.candidates(), actor).stream()
            .map(DuplicateMergerController::planned)
            .toList());
  }

  private static Planned planned(Plan plan) {
    var merge = plan.merge();
    return new Planned(
        new Party(merge.survivor(), plan.survivor()),
        new Party(merge.merged(), plan.merged()),
        merge.taken());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  Started merge(@RequestBody @Valid NewMerger merger, Actor actor) {
    return new Started(jobs.merge(merger.object(), actor));
  }

  @GetMapping("/recent")
  Recents recent(@RequestParam String object, Actor actor) {
    sources.of(object);
    return new Recents(jobs.recent(object, actor));
  }

  @GetMapping("/{job}")
  Outcome outcome(@PathVariable UUID job, Actor actor) {
    var outcome = jobs.outcome(job, actor);
    var progress = outcome.progress();
    var left = Objects.requireNonNullElse(progress.first(), List.<CertainMerges.Left>of());
    var names = plans.names(outcome.object(), left, actor);
    return new Outcome(
        progress.merged(),
        progress.left(),
        left.stream()
            .filter(pair -> names.containsKey(pair.one()) && names.containsKey(pair.other()))
            .map(pair ->
                new LeftPair(party(pair.one(), names), party(pair.other(), names), pair.why()))
            .toList());
  }

  private static Party party(UUID id, Map<UUID, String> names) {
    return new Party(id, Objects.requireNonNull(names.get(id)));
  }

  @PostMapping("/{job}/reversal")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Started undo(@PathVariable UUID job, Actor actor) {
    return new Started(jobs.undo(job, actor));
  }
}
