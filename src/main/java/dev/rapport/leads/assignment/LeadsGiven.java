package dev.rapport.leads.assignment;

import static org.jooq.impl.DSL.inline;
import static rapport.db.Tables.JOB;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.rapport.activities.Note;
import dev.rapport.activities.Task;
import dev.rapport.leads.Lead;
import dev.rapport.platform.jobs.JobHandler;
import dev.rapport.platform.jobs.JobRun;
import dev.rapport.platform.jobs.Jobs;
import dev.rapport.platform.text.Text;
import dev.rapport.records.Reactor;
import dev.rapport.records.RecordsChanged;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * When leads are given away: as they come, a large set of them by a job, and each minute those for
 * whom somebody may be free by now, or who went unanswered.
 */
@Component
class LeadsGiven implements Reactor, JobHandler {

  private static final String KIND = "assignment.waiting";
  private static final List<String> BEFORE_IT_BEGINS = List.of("waiting");

  /** Should this and somebody's change wait for each other, this gives way, and is tried again. */
  private static final String PATIENCE = "500ms";

  /**
   * @param last the last lead that was looked at; null for none
   */
  record Progress(@Nullable UUID last, long done) {}

  private final DSLContext sql;
  private final GiveLeads giving;
  private final IncomingLeads leads;
  private final AssignmentPlans plans;
  private final Jobs jobs;

  LeadsGiven(
      DSLContext sql, GiveLeads giving, IncomingLeads leads, AssignmentPlans plans, Jobs jobs) {
    this.sql = sql;
    this.giving = giving;
    this.leads = leads;
    this.plans = plans;
    this.jobs = jobs;
  }

  @Override
  public String name() {
    return "assignment";
  }

  @Override
  public Set<String> objects() {
    return Set.of(Lead.OBJECT, Note.OBJECT, Task.OBJECT);
  }

  @Override
  public void react(RecordsChanged change) {
    sql.setLocal(DSL.name("lock_timeout"), inline(PATIENCE)).execute();
    var answered = leads.answered(change.of(Note.OBJECT), change.of(Task.OBJECT));
    if (!answered.isEmpty()) {
      giving.answered(answered);
    }
    var changed = change.of(Lead.OBJECT);
    if (plans.current().inForce().isEmpty()) {
      return;
    }
    if (changed.size() <= GiveLeads.AT_ONCE) {
      giving.give(changed);
    } else if (!sql.fetchExists(JOB, JOB.KIND.eq(KIND), JOB.STATE.in(BEFORE_IT_BEGINS))) {
      jobs.start(new Jobs.NewJob(KIND, Text.of("job.assignment.waiting"), Map.of(), null, null));
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(JobRun run) {
    var progress = run.progress(Progress.class).orElse(new Progress(null, 0));
    while (true) {
      run.proceed();
      var some = leads.waiting(progress.last(), GiveLeads.AT_ONCE);
      if (some.isEmpty()) {
        return;
      }
      giving.give(some);
      progress = new Progress(some.getLast(), progress.done() + some.size());
      run.save(progress, progress.done(), null);
    }
  }

  /** What is due by now. */
  void each() {
    UUID last = null;
    while (true) {
      var some = leads.waiting(last, GiveLeads.AT_ONCE);
      if (some.isEmpty()) {
        break;
      }
      giving.give(some);
      last = some.getLast();
    }
    while (giving.giveOn()) {
      // until none is left
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Minutely {

    /** On one node at a time. */
    @Bean
    RecurringTask<Void> givingOfLeads(LeadsGiven leads) {
      return Tasks.recurring("assignment.due", FixedDelay.ofMinutes(1))
          .execute((_, _) -> leads.each());
    }
  }
}
