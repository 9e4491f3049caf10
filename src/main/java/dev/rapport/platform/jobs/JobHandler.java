package dev.rapport.platform.jobs;

/**
 * Does one kind of job. A bean of this type is all that a kind needs.
 *
 * <p>The work is done in steps, each in a transaction of its own that also saves the job's
 * progress:
 *
 * <pre>{@code
 * Progress progress = run.progress(Progress.class).orElse(START);
 * while (!progress.isComplete()) {
 *   run.proceed();
 *   progress = transactions.execute(status -> {
 *     Progress next = step(progress);
 *     run.save(next, next.rows(), total);
 *     return next;
 *   });
 * }
 * }</pre>
 *
 * So a step is either done and counted, or neither, whenever the machine dies.
 */
public interface JobHandler {

  /** The name by which jobs refer to this handler; it never changes, as jobs outlive a release. */
  String kind();

  /**
   * Does the work, or what is left of it. Returning ends the job as done, throwing as failed: with
   * the words of a {@link dev.rapport.platform.problem.ProblemException}, or else with a number
   * that finds the exception in the log. When the database is away, the job goes on once it is
   * back.
   */
  void run(JobRun run) throws Exception;

  /**
   * Called once the job is over, in the transaction that says so.
   *
   * @param state done, failed or cancelled
   */
  default void ended(JobRun run, JobState state) {}
}
