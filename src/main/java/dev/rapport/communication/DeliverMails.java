package dev.rapport.communication;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.rapport.communication.SmtpAnswer.Kind;
import dev.rapport.platform.mail.MailContents;
import dev.rapport.platform.mail.MailState;
import dev.rapport.platform.mail.MailStore;
import dev.rapport.platform.mail.MailStore.Party;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes what waits to the server, one after the other, on one node at a time. Before a server is
 * spoken to about a mail, that is written down; what is found so by the next run was cut off, and
 * nobody knows how it ended.
 */
@Component
class DeliverMails {

  private static final Logger log = LoggerFactory.getLogger(DeliverMails.class);
  private static final String TASK = "mail.deliver";

  /** So long a mail is tried to be sent. */
  static final Duration PATIENCE = Duration.ofDays(4);

  private static final int MOST_WAKINGS = 60;
  private static final Duration WAKING = Duration.ofMillis(500);
  private static final Duration NO_SERVER_WAIT = Duration.ofMinutes(2);
  private static final int LONGEST_WAIT = 7; // as a power of two, in minutes
  private static final Duration WORDS_KEPT = Duration.ofDays(30);
  private static final Duration KEPT = Duration.ofDays(400);

  private final MailStore store;
  private final MailContents contents;
  private final MailServers servers;
  private final Smtp smtp;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final ObjectProvider<Scheduler> scheduler;
  private final Clock clock;
  private final ReentrantLock turn = new ReentrantLock();
  private final AtomicBoolean waking = new AtomicBoolean();

  DeliverMails(
      MailStore store,
      MailContents contents,
      MailServers servers,
      Smtp smtp,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      ObjectProvider<Scheduler> scheduler,
      Clock clock) {
    this.store = store;
    this.contents = contents;
    this.servers = servers;
    this.smtp = smtp;
    this.events = events;
    this.transaction = transaction;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /** Sees to it that what waits goes now instead of within the minute. */
  void wake() {
    if (waking.compareAndSet(false, true)) {
      // On a connection of its own: the one at hand is still that of the transaction that wrote.
      Thread.startVirtualThread(this::hasten);
    }
  }

  private void hasten() {
    try {
      var jobs = scheduler.getObject();
      for (var tries = 0; tries < MOST_WAKINGS; tries++) {
        waking.set(false); // who wakes from now on isn't heard by this try
        try {
          jobs.reschedule(TaskInstanceId.of(TASK, RecurringTask.INSTANCE), Instant.now());
          jobs.triggerCheckForDueExecutions();
          return;
        } catch (TaskInstanceException e) {
          // It is under way, and may have looked before this was there to be seen.
          if (!waking.compareAndSet(false, true)) {
            return; // another one goes on
          }
          Thread.sleep(WAKING);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.debug("What waits goes within the minute", e);
    }
    waking.set(false);
  }

  /** Sends all that is due, until {@code stopping}. */
  void run(BooleanSupplier stopping) {
    turn.lock();
    try {
      for (var mail : store.begun()) {
        settle(mail, MailState.UNCERTAIN, "");
      }
      for (var mail : store.waitingSince(clock.instant().minus(PATIENCE))) {
        settle(mail, MailState.FAILED, mail.answer() == null ? "" : mail.answer());
      }
      servers.current().ifPresent(server -> sendAll(server, stopping));
    } finally {
      turn.unlock();
    }
  }

  private void sendAll(MailServer server, BooleanSupplier stopping) {
    try (var line = smtp.line(server)) {
      for (var due = store.due(); due.isPresent(); due = store.due()) {
        if (stopping.getAsBoolean() || !servers.isCurrent(server)) {
          return; // who names another server wakes the next run
        }
        var trouble = line.connect();
        if (trouble != null) {
          store.postponeAll(NO_SERVER_WAIT, trouble.text());
          return;
        }
        var id = due.get().id();
        var begun = store.begin(id, "<" + id + "@" + server.domain() + ">");
        begun.ifPresent(mail -> close(mail, send(mail, server, line)));
      }
    }
  }

  private SmtpAnswer send(MailStore.Row mail, MailServer server, SmtpLine line) {
    try {
      var sender = smtp.sender(server);
      var message =
          OutgoingMessage.of(
              line.session(),
              new Party(sender.name(), sender.address()),
              mail,
              contents.of(mail.id()).orElseThrow(),
              String.valueOf(mail.messageId()));
      return line.send(message);
    } catch (MessagingException e) {
      log.error("Mail {} can't be written", mail.id(), e);
      return new SmtpAnswer(Kind.REFUSED, String.valueOf(e.getMessage()));
    }
  }

  private void close(MailStore.Row mail, SmtpAnswer answer) {
    switch (answer.kind()) {
      case TAKEN -> settle(mail, MailState.SENT, answer.text());
      case REFUSED -> settle(mail, MailState.FAILED, answer.text());
      case UNCERTAIN -> settle(mail, MailState.UNCERTAIN, answer.text());
      case LATER, UNREACHABLE -> store.postpone(mail.id(), wait(mail.attempts()), answer.text());
    }
  }

  /** One minute, two, four… two hours at most. */
  static Duration wait(int attempts) {
    return Duration.ofMinutes(1L << Math.clamp(attempts - 1, 0, LONGEST_WAIT));
  }

  private void settle(MailStore.Row mail, MailState state, String answer) {
    var settled =
        new MailSettled(
            mail.id(),
            mail.purpose(),
            mail.about(),
            new MailAddress(mail.to().name(), mail.to().address()),
            state,
            answer);
    try {
      transaction.executeWithoutResult(_ -> {
        if (store.settle(mail.id(), state, answer)) {
          events.publishEvent(settled);
        }
      });
    } catch (RuntimeException e) {
      // What the server said comes first: others' trouble with it must not make it unknown.
      log.error("Nobody could be told that mail {} is {}", mail.id(), state, e);
      store.settle(mail.id(), state, answer);
    }
  }

  void forget() {
    var now = clock.instant();
    store.forget(now.minus(WORDS_KEPT), now.minus(KEPT));
  }

  @Configuration(proxyBeanMethods = false)
  static class Delivery {

    /** On one node at a time, each minute, and at once where {@link #wake} says so. */
    @Bean
    RecurringTask<Void> deliveryOfMails(DeliverMails mails) {
      return Tasks.recurring(TASK, FixedDelay.ofMinutes(1))
          .execute((_, context) -> mails.run(context.getSchedulerState()::isShuttingDown));
    }

    @Bean
    RecurringTask<Void> forgettingOfMails(DeliverMails mails) {
      return Tasks.recurring("mail.forget", FixedDelay.ofHours(24))
          .execute((_, _) -> mails.forget());
    }
  }
}
