package dev.rapport.records.transfer;

import dev.rapport.identity.Actor;
import dev.rapport.identity.Actors;
import dev.rapport.platform.jobs.JobRun;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.text.Text;
import dev.rapport.records.transfer.ImportRows.Outcome;
import dev.rapport.records.transfer.ImportRows.Position;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The long part of imports, in steps that can be stopped between and gone on with: the dry run and
 * the import.
 */
@Component
class ImportWork {

  static final String ROWS = "rows";
  static final String LINKS = "links";
  static final String OVER = "over";

  private final ImportRuns runs;
  private final ImportRows rows;
  private final ValueMatching matching;
  private final RowWork work;
  private final LinkWork links;
  private final Uploads uploads;
  private final Actors actors;
  private final ImportLimits limits;
  private final TransactionTemplate transaction;

  ImportWork(
      ImportRuns runs,
      ImportRows rows,
      ValueMatching matching,
      RowWork work,
      LinkWork links,
      Uploads uploads,
      Actors actors,
      ImportLimits limits,
      TransactionTemplate transaction) {
    this.runs = runs;
    this.rows = rows;
    this.matching = matching;
    this.work = work;
    this.links = links;
    this.uploads = uploads;
    this.actors = actors;
    this.limits = limits;
    this.transaction = transaction;
  }

  /** How far a dry run has come. */
  record Checked(int row, int done) {}

  /** Says of every row what would become of it. */
  void check(UUID id, JobRun job) {
    var run = runs.get(id);
    var checked = job.progress(Checked.class).orElse(null);
    if (checked == null) {
      transaction.executeWithoutResult(_ -> prepare(run));
      checked = new Checked(0, 0);
    }
    var plan = work.plan(run, actor(run));
    while (runs.isAt(id, job.id())) {
      job.proceed();
      var some = rows.next(id, checked.row(), limits.rowsAtATime());
      if (some.isEmpty()) {
        return;
      }
      var results = work.check(run, plan, some, actor(run));
      var next = new Checked(some.getLast().number(), checked.done() + some.size());
      transaction.executeWithoutResult(_ -> {
        rows.save(id, results);
        job.save(next, next.done(), (long) run.rows());
      });
      checked = next;
    }
  }

  /** Brings the rows in that are not in yet. */
  void run(UUID id, JobRun job) {
    var run = runs.get(id);
    var plan = work.plan(run, actor(run));
    var contributions = links.contributions(run, plan, actor(run));
    var total = (long) run.rows() * (contributions.isEmpty() ? 1 : 2);
    var done = new Counter(job, total);
    var position = rows.position(id);
    if (position.phase().equals(ROWS)) {
      if (position.row() == 0) {
        transaction.executeWithoutResult(_ -> {
          prepare(run);
          uploads.delete(id);
        });
      }
      done.add(rows.countTo(id, position.row()));
      bringIn(run, plan, position.row(), job, done);
      transaction.executeWithoutResult(_ -> {
        if (!contributions.isEmpty()) {
          matching.refresh(run, actor(run)); // names that rows of the file have brought
        }
        rows.move(id, new Position(LINKS, 0));
      });
      position = new Position(LINKS, 0);
    }
    if (position.phase().equals(LINKS)) {
      done.set(run.rows() + rows.countTo(id, position.row()));
      for (var some = rows.nextTaken(id, position.row(), limits.rowsAtATime());
          !contributions.isEmpty() && !some.isEmpty();
          some = rows.nextTaken(id, some.getLast().number(), limits.rowsAtATime())) {
        job.proceed();
        links.run(run, plan, contributions, some, actor(run), done);
      }
    }
    transaction.executeWithoutResult(_ -> {
      rows.move(id, new Position(OVER, 0));
      job.save(null, total, total);
      report(id, job);
    });
  }

  /** The rows behind {@code after}, sets of them side by side where they can't meet. */
  private void bringIn(ImportRun run, RowPlan plan, int after, JobRun job, Counter done) {
    var atOnce = work.independent(run, plan) ? limits.setsAtOnce() : 1;
    try (var sets = new InOrder(atOnce, job::proceed)) {
      for (var some = rows.next(run.id(), after, limits.rowsAtATime());
          !some.isEmpty();
          some = rows.next(run.id(), some.getLast().number(), limits.rowsAtATime())) {
        var set = some;
        var actor = actor(run);
        sets.add(turn -> work.run(run, plan, set, actor, turn, done));
      }
      sets.await();
    }
  }

  private void prepare(ImportRun run) {
    matching.refresh(run, actor(run));
    var key = run.key();
    rows.findTwins(
        run.id(), key == null ? null : run.column(key).map(ImportColumn::index).orElse(null));
  }

  private void report(UUID id, JobRun job) {
    var counts = rows.counts(id, Integer.MAX_VALUE);
    job.say(
        Text.of(
            "import.job.done",
            counts.getOrDefault(Outcome.CREATE, 0),
            counts.getOrDefault(Outcome.UPDATE, 0),
            counts.getOrDefault(Outcome.REFUSE, 0)));
  }

  /** With the rights that the owner has now. */
  private Actor actor(ImportRun run) {
    return actors
        .find(run.owner())
        .orElseThrow(() -> ProblemException.of(HttpStatus.CONFLICT, "import.ownerGone"));
  }

  /** Shows how many of the rows are done; saved within the transaction that did them. */
  private static final class Counter implements IntConsumer {
    private final JobRun job;
    private final long total;
    private long done;

    private Counter(JobRun job, long total) {
      this.job = job;
      this.total = total;
    }

    void add(int rows) {
      done += rows;
    }

    void set(long rows) {
      done = rows;
    }

    @Override
    public void accept(int rows) {
      done += rows;
      job.save(null, done, total);
    }
  }
}
