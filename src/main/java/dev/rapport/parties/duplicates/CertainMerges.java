package dev.rapport.parties.duplicates;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.rapport.identity.Actor;
import dev.rapport.identity.Actors;
import dev.rapport.platform.jobs.JobHandler;
import dev.rapport.platform.jobs.JobRun;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.text.Text;
import dev.rapport.records.ForbiddenException;
import dev.rapport.records.Merges;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.RefusedException;
import dev.rapport.records.duplicates.DuplicateCandidates;
import dev.rapport.records.duplicates.DuplicateCandidates.Candidate;
import dev.rapport.records.duplicates.DuplicateCandidates.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Merges all pairs that are certain, with the rights of the one who asks for it. Each merge is a
 * change set of its own; those that are refused are left as they are.
 */
@Component
class CertainMerges implements JobHandler {

  static final String KIND = "duplicates.merge";

  private static final int AT_ONCE = 50;

  /** Of how many pairs that are left people are told. */
  private static final int TOLD = 100;

  /** What the merges are started with. */
  record Payload(String object) {}

  /** Why a pair is left as it is. */
  enum Why {
    /** Somebody has to choose which of two relations stays. */
    UNDECIDED,
    FORBIDDEN,
    REFUSED,
    GONE;

    @JsonValue
    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A pair that is left as it is. */
  record Left(UUID one, UUID other, Why why) {}

  /**
   * How far it is.
   *
   * @param left pairs that could not be merged
   * @param first the first of them, at most {@link #TOLD}; null where an earlier release began
   */
  record Progress(@Nullable String cursor, int merged, int left, @Nullable List<Left> first) {

    Progress withMerged() {
      return new Progress(cursor, merged + 1, left, first);
    }

    Progress withLeft(Left pair) {
      var told = new ArrayList<>(Objects.requireNonNullElse(first, List.<Left>of()));
      if (told.size() < TOLD) {
        told.add(pair);
      }
      return new Progress(cursor, merged, left + 1, told);
    }

    Progress at(String next) {
      return new Progress(next, merged, left, first);
    }
  }

  private final DuplicateCandidates candidates;
  private final DuplicateRules rules;
  private final Merges merges;
  private final MergePlans plans;
  private final Actors actors;
  private final TransactionTemplate transaction;

  CertainMerges(
      DuplicateCandidates candidates,
      DuplicateRules rules,
      Merges merges,
      MergePlans plans,
      Actors actors,
      TransactionTemplate transaction) {
    this.candidates = candidates;
    this.rules = rules;
    this.merges = merges;
    this.plans = plans;
    this.actors = actors;
    this.transaction = transaction;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(JobRun run) {
    var object = run.payload(Payload.class).object();
    var actor =
        Optional.ofNullable(run.owner())
            .flatMap(actors::find)
            .orElseThrow(ProblemException::forbidden);
    var progress = run.progress(Progress.class).orElse(new Progress(null, 0, 0, List.of()));
    while (true) {
      var page =
          candidates.page(
              object,
              State.OPEN,
              rules.current().certain(),
              Double.MAX_VALUE,
              progress.cursor(),
              AT_ONCE,
              actor);
      for (var candidate : page.candidates()) {
        run.proceed();
        progress = merge(candidate, progress, actor, run);
      }
      if (page.next() == null) {
        break;
      }
      progress = progress.at(page.next());
      save(run, progress);
    }
    run.say(Text.of("duplicates.merge.done", progress.merged(), progress.left()));
  }

  private Progress merge(Candidate candidate, Progress before, Actor actor, JobRun run) {
    try {
      return Objects.requireNonNull(
          transaction.execute(_ -> {
            merges.merge(plans.of(candidate, actor), actor, run.id());
            return save(run, before.withMerged());
          }));
    } catch (RefusedException refused) {
      return save(
          run, before.withLeft(left(candidate, undecided(refused) ? Why.UNDECIDED : Why.REFUSED)));
    } catch (ForbiddenException forbidden) {
      return save(run, before.withLeft(left(candidate, Why.FORBIDDEN)));
    } catch (NotFoundException gone) {
      return save(run, before.withLeft(left(candidate, Why.GONE)));
    }
  }

  private static Left left(Candidate candidate, Why why) {
    return new Left(candidate.one(), candidate.other(), why);
  }

  private static boolean undecided(RefusedException refused) {
    return refused.records().stream()
        .flatMap(each -> each.refusals().stream())
        .anyMatch(refusal -> refusal.code().equals(Merges.UNDECIDED));
  }

  private static Progress save(JobRun run, Progress progress) {
    run.save(progress, progress.merged() + progress.left(), null);
    return progress;
  }
}
