package dev.rapport.parties.duplicates;

import dev.rapport.platform.jobs.JobHandler;
import dev.rapport.platform.jobs.JobRun;
import dev.rapport.platform.text.Text;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.duplicates.DuplicateCandidates;
import dev.rapport.records.duplicates.DuplicateKeys;
import dev.rapport.records.duplicates.DuplicateKeys.Contact;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks through all records of an object for duplicates: gives keys to those that have none yet,
 * then compares within the blocks of those that share a key, a phone or a mail address. What was
 * found before and is not found again is forgotten at the end.
 */
@Component
class DuplicateScan implements JobHandler {

  static final String KIND = "duplicates.scan";

  private static final int KEYS_AT_ONCE = 1_000;

  /** What the scan is started with. */
  record Payload(String object) {}

  /** What is being done; each takes up where it stopped. */
  enum Phase {
    KEYS,
    NAMES,
    CONTACTS,
    FORGETTING,
    DONE
  }

  /**
   * How far it is.
   *
   * @param begun what was found earlier is forgotten unless it is found again
   * @param found how many pairs there are in the end
   * @param record the last one that got its keys
   * @param key the last one whose block was looked at
   * @param contact the last one whose block was looked at
   */
  record Progress(
      Phase phase,
      OffsetDateTime begun,
      long rows,
      long total,
      long found,
      @Nullable UUID record,
      @Nullable Long key,
      @Nullable Contact contact) {

    /** What people see: records that have their keys already are not counted on the way. */
    long done() {
      return phase == Phase.DONE ? total : Math.min(rows, total);
    }

    Progress at(Phase next) {
      return new Progress(next, begun, rows, total, found, null, null, null);
    }

    Progress read(int more) {
      return new Progress(phase, begun, rows + more, total, found, record, key, contact);
    }

    Progress done(long found) {
      return new Progress(Phase.DONE, begun, rows, total, found, null, null, null);
    }
  }

  private final Catalog catalog;
  private final DuplicateKeys keys;
  private final DuplicateCandidates candidates;
  private final Comparisons comparisons;
  private final TransactionTemplate transaction;
  private final Clock clock;

  DuplicateScan(
      Catalog catalog,
      DuplicateKeys keys,
      DuplicateCandidates candidates,
      Comparisons comparisons,
      TransactionTemplate transaction,
      Clock clock) {
    this.catalog = catalog;
    this.keys = keys;
    this.candidates = candidates;
    this.comparisons = comparisons;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(JobRun run) {
    var object = run.payload(Payload.class).object();
    var progress = run.progress(Progress.class).orElseGet(() -> start(object));
    while (progress.phase() != Phase.DONE) {
      run.proceed();
      progress = saved(object, progress, run);
    }
    run.say(Text.of("duplicates.job.done", progress.found()));
  }

  private Progress saved(String object, Progress before, JobRun run) {
    try {
      return Objects.requireNonNull(
          transaction.execute(_ -> {
            var next = step(object, before);
            run.save(next, next.done(), next.total());
            return next;
          }));
    } catch (PessimisticLockingFailureException e) {
      return before; // somebody decided on the same pairs: once more
    }
  }

  private Progress start(String object) {
    var total = keys.rows(catalog.object(object));
    return new Progress(Phase.KEYS, OffsetDateTime.now(clock), 0, total, 0, null, null, null);
  }

  private Progress step(String object, Progress progress) {
    return switch (progress.phase()) {
      case KEYS -> giveKeys(object, progress);
      case NAMES -> names(object, progress);
      case CONTACTS -> contacts(object, progress);
      case FORGETTING -> {
        candidates.forget(object, progress.begun());
        yield progress.done(candidates.count(object));
      }
      case DONE -> progress;
    };
  }

  private Progress giveKeys(String object, Progress progress) {
    var ids = keys.withoutKeys(catalog.object(object), progress.record(), KEYS_AT_ONCE);
    var added = new HashMap<UUID, Set<Long>>();
    comparisons.profiles(object, ids).forEach((id, profile) -> added.put(id, Blocks.keys(profile)));
    keys.add(added);
    if (ids.size() < KEYS_AT_ONCE) {
      return progress.at(Phase.NAMES);
    }
    var next = progress.read(ids.size());
    return new Progress(
        next.phase(),
        next.begun(),
        next.rows(),
        next.total(),
        next.found(),
        ids.getLast(),
        null,
        null);
  }

  private Progress names(String object, Progress progress) {
    var blocks = keys.byKey(progress.key());
    compare(object, blocks);
    var next = progress.read(blocks.rows());
    return blocks.last() == null
        ? next.at(Phase.CONTACTS)
        : new Progress(
            next.phase(),
            next.begun(),
            next.rows(),
            next.total(),
            next.found(),
            null,
            blocks.last(),
            null);
  }

  private Progress contacts(String object, Progress progress) {
    var blocks = keys.byContact(object, progress.contact());
    compare(object, blocks);
    var next = progress.read(blocks.rows());
    return blocks.last() == null
        ? next.at(Phase.FORGETTING)
        : new Progress(
            next.phase(),
            next.begun(),
            next.rows(),
            next.total(),
            next.found(),
            null,
            null,
            blocks.last());
  }

  private void compare(String object, DuplicateKeys.Blocks<?> blocks) {
    candidates.save(object, comparisons.within(object, blocks.blocks()));
  }
}
