package dev.rapport.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static rapport.db.Tables.OUTGOING_MAIL;
import static rapport.db.Tables.OUTGOING_MAIL_FILE;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.rapport.platform.mail.MailState;
import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@ApiTest
@OwnDatabase
@Import(MailsTest.Ears.class)
@TestPropertySource(properties = "rapport.mail.patience=2s")
class MailsTest {

  /** Hears how mails ended. */
  @TestConfiguration
  static class Ears {
    final List<MailSettled> heard = new CopyOnWriteArrayList<>();

    @EventListener
    void hear(MailSettled settled) {
      heard.add(settled);
      if (settled.purpose().equals("trouble")) {
        throw new IllegalStateException("A listener that fails");
      }
    }
  }

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private Mails mails;
  @Autowired private MailServers servers;
  @Autowired private DeliverMails deliver;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Ears ears;

  private Office office;
  private Browser admin;
  private SmtpPeer peer;

  @BeforeEach
  void aServer() {
    office = new Office(port, db, settings);
    admin = office.browser(office.administrator);
    peer = new SmtpPeer();
    db.deleteFrom(OUTGOING_MAIL).execute();
    ears.heard.clear();
    assertThat(named(peer.port(), Map.of()).status()).isEqualTo(200);
  }

  @AfterEach
  void noServer() {
    peer.close();
  }

  @Test
  void a_mail_goes_once_its_transaction_has_committed_and_never_when_that_is_rolled_back() {
    var kept = transaction.execute(_ -> mails.send(mail("Kept")));
    transaction.execute(status -> {
      status.setRollbackOnly();
      return mails.send(mail("Rolled back"));
    });

    await().atMost(Duration.ofSeconds(30)).until(() -> state(kept) == MailState.SENT);
    deliver.run(() -> false);
    assertThat(peer.messages()).hasSize(1).first().asString().contains("Subject: Kept");
    assertThat(peer.recipients()).containsExactly("zhanna@example.com");
    assertThat(mails.standing(kept).orElseThrow().answer()).contains("queued as 4711");
    assertThat(ears.heard).singleElement().extracting(MailSettled::state).isEqualTo(MailState.SENT);
  }

  @Test
  void what_a_mail_said_is_forgotten_once_a_server_has_taken_it() {
    var id = send(mail("With a secret link"));

    assertThat(state(id)).isEqualTo(MailState.SENT);
    var kept = db.fetchSingle(OUTGOING_MAIL, OUTGOING_MAIL.ID.eq(id));
    assertThat(kept.getPlain()).isNull();
    assertThat(kept.getHtml()).isNull();
    assertThat(db.fetchCount(OUTGOING_MAIL_FILE)).isZero();
  }

  @Test
  void a_server_that_says_later_is_asked_again_with_growing_waits() {
    peer.on("RCPT", "451 4.7.1 greylisted, come back later");
    var id = send(mail("Later"));

    assertThat(state(id)).isEqualTo(MailState.WAITING);
    assertThat(mails.standing(id).orElseThrow().answer()).contains("greylisted");
    var first = wait(id);
    again(id);
    assertThat(wait(id)).isGreaterThan(first.multipliedBy(3).dividedBy(2));
    assertThat(DeliverMails.wait(1)).isEqualTo(Duration.ofMinutes(1));
    assertThat(DeliverMails.wait(4)).isEqualTo(Duration.ofMinutes(8));
    assertThat(DeliverMails.wait(400)).isEqualTo(Duration.ofMinutes(128));

    peer.recover();
    again(id);
    assertThat(state(id)).isEqualTo(MailState.SENT);
    assertThat(peer.messages()).hasSize(1);
  }

  @Test
  void what_is_refused_for_good_has_failed_with_the_servers_words_and_goes_again_when_told_to() {
    peer.on("RCPT", "550 5.1.1 no such user here");
    var id = send(mail("Refused"));

    assertThat(state(id)).isEqualTo(MailState.FAILED);
    var entry = entries("failed").at("/mails/0");
    assertThat(entry.get("answer").asString()).contains("550 5.1.1 no such user here");
    assertThat(entry.get("sendable").asBoolean()).isTrue();
    assertThat(ears.heard).extracting(MailSettled::state).containsExactly(MailState.FAILED);

    peer.recover();
    assertThat(admin.post("/api/mail/messages/" + id + "/retry", Map.of()).status()).isEqualTo(204);
    await().atMost(Duration.ofSeconds(30)).until(() -> state(id) == MailState.SENT);
    var twice = admin.post("/api/mail/messages/" + id + "/retry", Map.of());
    assertThat(twice.status()).isEqualTo(409);
    assertThat(peer.messages()).hasSize(1);
  }

  @Test
  void a_refusal_of_the_whole_message_or_of_the_sender_is_final_too() {
    peer.on("END", "554 5.6.0 that is spam");
    assertThat(state(send(mail("Spam")))).isEqualTo(MailState.FAILED);
    peer.recover();
    peer.on("MAIL", "550 5.7.1 sender not allowed");
    assertThat(state(send(mail("Sender")))).isEqualTo(MailState.FAILED);
    peer.recover();
    peer.on("DATA", "452 4.3.1 no room");
    assertThat(state(send(mail("Room")))).isEqualTo(MailState.WAITING);
  }

  @Test
  void a_connection_lost_before_the_answer_leaves_it_uncertain_and_nothing_goes_twice_by_itself() {
    for (var loss : List.of(SmtpPeer.CUT, SmtpPeer.SILENCE)) {
      peer.on("END", loss);
      var id = send(mail("Lost by " + loss));

      assertThat(state(id)).as(loss).isEqualTo(MailState.UNCERTAIN);
      peer.recover();
      deliver.run(() -> false);
      assertThat(state(id)).as(loss).isEqualTo(MailState.UNCERTAIN);
      assertThat(peer.messages()).isEmpty();
    }
    assertThat(ears.heard)
        .extracting(MailSettled::state)
        .containsExactly(MailState.UNCERTAIN, MailState.UNCERTAIN);
  }

  @Test
  void a_connection_lost_earlier_has_taken_nothing_and_is_tried_again() {
    for (var step : List.of("MAIL", "RCPT", "DATA")) {
      peer.on(step, SmtpPeer.CUT);
      var id = send(mail("Cut at " + step));

      assertThat(state(id)).as(step).isEqualTo(MailState.WAITING);
      peer.recover();
      again(id);
      assertThat(state(id)).as(step).isEqualTo(MailState.SENT);
    }
    assertThat(peer.messages()).hasSize(3);
  }

  @Test
  void while_no_server_is_there_nothing_fails_and_all_goes_once_it_is_back() {
    var gone = peer.port();
    peer.close();
    var one = send(mail("One"));
    var two = send(mail("Two"));
    assertThat(List.of(state(one), state(two))).containsOnly(MailState.WAITING);
    assertThat(mails.standing(one).orElseThrow().answer()).contains(String.valueOf(gone));

    peer = new SmtpPeer();
    assertThat(named(peer.port(), Map.of()).status()).isEqualTo(200);

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> state(one) == MailState.SENT && state(two) == MailState.SENT);
  }

  @Test
  void a_password_that_the_server_refuses_keeps_all_waiting() {
    var green = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    green.setUser("rapport@acme.example", "rapport", "right");
    green.start();
    try {
      named(green.getSmtp().getPort(), Map.of("user", "rapport", "password", "wrong"));
      green.getUserManager().setAuthRequired(true);
      var id = send(mail("With a password"));
      assertThat(state(id)).isEqualTo(MailState.WAITING);

      named(green.getSmtp().getPort(), Map.of("user", "rapport", "password", "right"));
      await().atMost(Duration.ofSeconds(30)).until(() -> state(id) == MailState.SENT);
    } finally {
      green.stop();
    }
  }

  @Test
  void what_waited_for_four_days_has_failed() {
    peer.on("RCPT", "451 4.7.1 later");
    var id = send(mail("Too long"));
    db.update(OUTGOING_MAIL)
        .set(OUTGOING_MAIL.ASKED_AT, OffsetDateTime.now().minusDays(5))
        .execute();

    deliver.run(() -> false);

    assertThat(state(id)).isEqualTo(MailState.FAILED);
    assertThat(mails.standing(id).orElseThrow().answer()).contains("451");
  }

  @Test
  void what_is_found_half_sent_is_uncertain_and_keeps_its_message_id() {
    peer.on("RCPT", "451 4.7.1 later");
    var id = send(mail("Half"));
    var first = db.fetchSingle(OUTGOING_MAIL, OUTGOING_MAIL.ID.eq(id)).getMessageId();
    db.update(OUTGOING_MAIL).set(OUTGOING_MAIL.STATE, "sending").execute();
    peer.recover();

    deliver.run(() -> false);

    assertThat(state(id)).isEqualTo(MailState.UNCERTAIN);
    assertThat(peer.messages()).isEmpty();
    admin.post("/api/mail/messages/" + id + "/retry", Map.of());
    await().atMost(Duration.ofSeconds(30)).until(() -> state(id) == MailState.SENT);
    assertThat(peer.messages()).singleElement().asString().contains("Message-ID: " + first);
    assertThat(first).isEqualTo("<" + id + "@acme.example>");
  }

  @Test
  void a_listener_that_fails_does_not_make_unknown_what_the_server_said() {
    var id = send(with("trouble", "Trouble", new MailAddress("", "a@example.com")));

    assertThat(state(id)).isEqualTo(MailState.SENT);
  }

  @Test
  void nothing_that_somebody_typed_begins_another_header() {
    var evil = "Hello\r\nBcc: everybody@example.com\n\nAnother body";
    send(with("test", evil, new MailAddress("Z\r\nCc: x@example.com", "zhanna@example.com")));

    var message = peer.messages().getFirst();
    var head = message.substring(0, message.indexOf("\r\n\r\n"));
    assertThat(head.lines().filter(line -> line.matches("(?i)(bcc|cc):.*"))).isEmpty();
    assertThat(peer.recipients()).containsExactly("zhanna@example.com");
    for (var address :
        List.of("a@b\r\nRCPT TO:<c@d>", "a b@c.example", "a@b@c", "<a@b.example>", "a", "", "a@")) {
      assertThat(MailAddress.of("", address)).as(address).isEmpty();
    }
    assertThatThrownBy(() -> new MailAddress("", "a\nb@example.com"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(MailAddress.of("", "иван@example.com")).isEmpty();
    assertThat(new MailAddress("", "ivan@пример.бг").address())
        .isEqualTo("ivan@xn--e1afmkfd.xn--90ae");
  }

  @Test
  void other_scripts_arrive_as_they_were_written() throws Exception {
    var green = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    green.start();
    try {
      named(green.getSmtp().getPort(), Map.of("senderName", "Ромашка ООД"));
      send(
          new Mail(
              "test",
              null,
              new MailAddress("דנה כהן", "dana@example.com"),
              new MailAddress("Айгерім", "aigerim@acme.example"),
              true,
              Locale.of("he"),
              "הצעת מחיר 42 <b>",
              new Mail.Letter(
                  List.of("שלום דנה,\nשורה שנייה", "<script>alert(1)</script>"),
                  new Mail.Action("פתיחה", "https://crm.example.com/q/x?a=1&b=2"),
                  List.of("קטן")),
              List.of(
                  new Mail.Attachment(
                      "报价/1.pdf", "application/pdf", "%PDF-".getBytes(StandardCharsets.UTF_8)))));

      MimeMessage message = green.getReceivedMessages()[0];
      assertThat(message.getSubject()).isEqualTo("הצעת מחיר 42 <b>");
      assertThat(message.getFrom()[0].toString()).contains("=?UTF-8?");
      assertThat(((jakarta.mail.internet.InternetAddress) message.getFrom()[0]).getPersonal())
          .isEqualTo("Ромашка ООД");
      assertThat(((jakarta.mail.internet.InternetAddress) message.getReplyTo()[0]).getPersonal())
          .isEqualTo("Айгерім");
      assertThat(message.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
      var whole = (Multipart) message.getContent();
      var text = (Multipart) whole.getBodyPart(0).getContent();
      assertThat(text.getContentType()).contains("alternative");
      assertThat((String) text.getBodyPart(0).getContent())
          .contains("שלום דנה,")
          .contains("https://crm.example.com/q/x?a=1&b=2");
      assertThat((String) text.getBodyPart(1).getContent())
          .contains("dir=\"rtl\"")
          .contains("&lt;script&gt;")
          .doesNotContain("<script>")
          .contains("href=\"https://crm.example.com/q/x?a=1&amp;b=2\"");
      assertThat(jakarta.mail.internet.MimeUtility.decodeText(whole.getBodyPart(1).getFileName()))
          .isEqualTo("报价-1.pdf");
    } finally {
      green.stop();
    }
  }

  @Test
  void the_password_goes_in_never_comes_out_and_goes_to_no_other_server() {
    named(peer.port(), Map.of("user", "rapport", "password", "very secret"));

    var shown = admin.get("/api/mail");
    assertThat(shown.body().toString()).doesNotContain("very secret");
    assertThat(shown.at("server.passwordKept").asBoolean()).isTrue();
    assertThat(named(peer.port(), Map.of("user", "rapport")).status()).isEqualTo(200);
    assertThat(servers.current().orElseThrow().password()).isEqualTo("very secret");
    var elsewhere = named(peer.port() - 1, Map.of("user", "rapport"));
    assertThat(elsewhere.status()).isEqualTo(422);
    assertThat(elsewhere.text("errors.0.field")).isEqualTo("password");
  }

  @Test
  void a_server_that_can_not_be_used_is_refused_field_by_field() {
    var answer =
        named(
            70_000,
            Map.of(
                "host", "smtp.example.com\r\nx",
                "user", "rapport",
                "password", "x",
                "senderAddress", "nobody",
                "site", "javascript:alert(1)"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("errors").findValuesAsString("field"))
        .containsExactlyInAnyOrder("host", "port", "senderAddress", "security", "site");
    assertThat(office.browser(office.ann).get("/api/mail").status()).isEqualTo(403);
  }

  @Test
  void a_test_mail_tells_what_the_server_really_said() {
    var went = admin.post("/api/mail/trial", Map.of());
    assertThat(went.at("taken").asBoolean()).as(went.body().toString()).isTrue();
    assertThat(went.text("answer")).contains("queued as 4711");

    peer.on("RCPT", "550 5.7.1 relaying denied");
    var refused = admin.post("/api/mail/trial", Map.of());
    assertThat(refused.at("taken").asBoolean()).isFalse();
    assertThat(refused.text("answer")).contains("relaying denied");

    peer.close();
    assertThat(admin.post("/api/mail/trial", Map.of()).at("taken").asBoolean()).isFalse();
    admin.delete("/api/mail");
    assertThat(admin.post("/api/mail/trial", Map.of()).status()).isEqualTo(409);
  }

  @Test
  void without_a_server_a_mail_waits_for_one() {
    admin.delete("/api/mail");
    assertThat(mails.ready()).isFalse();
    var id = send(mail("Early"));
    assertThat(state(id)).isEqualTo(MailState.WAITING);

    named(peer.port(), Map.of());

    await().atMost(Duration.ofSeconds(30)).until(() -> state(id) == MailState.SENT);
  }

  private Browser.Answer named(int port, Map<String, ?> more) {
    var server = new java.util.HashMap<String, Object>();
    server.put("host", "localhost");
    server.put("port", port);
    server.put("security", "none");
    server.put("senderAddress", "rapport@acme.example");
    server.put("site", "https://crm.acme.example/");
    server.putAll(more);
    return admin.put("/api/mail", server);
  }

  private tools.jackson.databind.JsonNode entries(String state) {
    return admin.get("/api/mail/messages?state=" + state).body();
  }

  private static Mail mail(String subject) {
    return with("test", subject, new MailAddress("Zhanna", "zhanna@example.com"));
  }

  private static Mail with(String purpose, String subject, MailAddress to) {
    return new Mail(
        purpose,
        UUID.randomUUID(),
        to,
        null,
        false,
        Locale.ENGLISH,
        subject,
        new Mail.Letter(List.of("Hello"), null, List.of()),
        List.of());
  }

  /** Sends, and delivers without waiting for the task; the task may come first. */
  private UUID send(Mail mail) {
    var id = mails.send(mail);
    deliver.run(() -> false);
    return id;
  }

  /** Tries once more what waits, as if its wait was over. */
  private void again(UUID id) {
    db.update(OUTGOING_MAIL)
        .set(OUTGOING_MAIL.DUE_AT, OffsetDateTime.now().minusSeconds(1))
        .where(OUTGOING_MAIL.ID.eq(id))
        .execute();
    deliver.run(() -> false);
  }

  private MailState state(UUID id) {
    return mails.standing(id).orElseThrow().state();
  }

  private Duration wait(UUID id) {
    var due = db.fetchSingle(OUTGOING_MAIL, OUTGOING_MAIL.ID.eq(id)).getDueAt();
    return Duration.between(OffsetDateTime.now(), due);
  }
}
