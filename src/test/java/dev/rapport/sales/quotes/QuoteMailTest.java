package dev.rapport.sales.quotes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.communication.SmtpPeer;
import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.TestPropertySource;
import rapport.db.Tables;

/** Quotes that go out by mail, and what is kept of that. */
@ApiTest
@OwnDatabase
@TestPropertySource(properties = "rapport.mail.patience=2s")
class QuoteMailTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;

  private Office office;
  private QuoteDesk desk;
  private SmtpPeer peer;

  @BeforeEach
  void aDeskWithAMailServer() {
    office = new Office(port, db, settings);
    if (db.fetchCount(Tables.STAGE) == 0) {
      Office.setUp(events, "en");
    }
    desk = new QuoteDesk(office, port, db);
    peer = new SmtpPeer();
    var named =
        office
            .browser(office.administrator)
            .put(
                "/api/mail",
                Map.of(
                    "host", "localhost",
                    "port", peer.port(),
                    "security", "none",
                    "senderAddress", "rapport@acme.example",
                    "site", "https://crm.acme.example"));
    assertThat(named.status()).as(named.body().toString()).isEqualTo(200);
  }

  @AfterEach
  void noServer() {
    peer.close();
  }

  @Test
  void a_letter_begins_in_the_quotes_language_to_its_person() {
    var quote = desk.draft("1500");
    reach(quote, "maria@rila.example");
    desk.save(quote, Map.of("language", "bg"), List.of(line()));

    var letter = desk.ann().get("/api/quotes/" + quote + "/letter");

    assertThat(letter.at("ready").asBoolean()).isTrue();
    assertThat(letter.text("to")).isEqualTo("maria@rila.example");
    assertThat(letter.text("subject")).startsWith("Нашата оферта Q-").endsWith("· Acme");
    assertThat(letter.text("text")).startsWith("Здравейте, Ivanova,").contains("Ann\nAcme");
  }

  @Test
  void the_mail_carries_the_link_and_that_the_server_took_it_is_evidence() throws Exception {
    var quote = desk.draft("1500", line());

    var sent = mail(quote, "maria@rila.example", "Our offer", "Dear Maria,\n\nhere it is.");

    assertThat(sent.status()).as(sent.body().toString()).isEqualTo(200);
    assertThat(desk.status(quote)).isEqualTo("sent");
    await().atMost(Duration.ofSeconds(30)).until(() -> kinds(quote).contains("mailTaken"));
    assertThat(kinds(quote)).containsExactlyInAnyOrder("sent", "mailed", "mailTaken");
    assertThat(event(quote, "mailed").text("records.0.text"))
        .isEqualTo("Our offer\n\nDear Maria,\n\nhere it is.");
    assertThat(event(quote, "mailTaken").text("records.0.text")).contains("queued as 4711");
    var message =
        new MimeMessage(
            null,
            new ByteArrayInputStream(peer.messages().getFirst().getBytes(StandardCharsets.UTF_8)));
    assertThat(message.getSubject()).isEqualTo("Our offer");
    var parts = (Multipart) message.getContent();
    var text = (String) ((Multipart) parts.getBodyPart(0).getContent()).getBodyPart(0).getContent();
    var link = Pattern.compile("https://crm.acme.example/q/(\\S+)").matcher(text);
    assertThat(link.find()).as(text).isTrue();
    assertThat(desk.offer(link.group(1)).status()).isEqualTo(200);
    assertThat(parts.getBodyPart(1).getFileName()).matches("Q-.*\\.pdf");
    var paper = ReadPdf.of(parts.getBodyPart(1).getInputStream().readAllBytes()).pages();
    assertThat(paper)
        .hasSize(1)
        .first()
        .asString()
        .contains("Kitchen")
        .doesNotContainIgnoringCase("draft");
  }

  @Test
  void a_letter_goes_without_the_pdf_where_that_is_not_wanted() throws Exception {
    var quote = desk.draft("1500", line());

    var letter = Map.of("to", "maria@rila.example", "subject", "A", "text", "B", "pdf", false);
    assertThat(desk.ann().post("/api/quotes/" + quote + "/mailing", letter).status())
        .isEqualTo(200);

    await().atMost(Duration.ofSeconds(30)).until(() -> kinds(quote).contains("mailTaken"));
    assertThat(peer.messages().getFirst()).doesNotContain("application/pdf");
  }

  @Test
  void what_a_server_refuses_is_a_task_for_the_salesperson_and_goes_again_by_another_mail() {
    var quote = desk.draft("1500", line());
    peer.on("RCPT", "550 5.1.1 no such user");

    mail(quote, "nobody@rila.example", "Our offer", "Here it is.");

    await().atMost(Duration.ofSeconds(30)).until(() -> kinds(quote).contains("mailFailed"));
    assertThat(event(quote, "mailFailed").text("records.0.text")).contains("no such user");
    var tasks = desk.ann().get("/api/records/task?fields=subject,owner&limit=100");
    assertThat(tasks.status()).as(tasks.body().toString()).isEqualTo(200);
    assertThat(tasks.at("records").valueStream())
        .anySatisfy(task -> {
          assertThat(task.get("subject").asString()).contains("nobody@rila.example");
          assertThat(task.at("/owner/id").asString()).isEqualTo(office.ann.toString());
        });

    peer.recover();
    assertThat(mail(quote, "maria@rila.example", "Our offer", "Again.").status()).isEqualTo(200);
    await().atMost(Duration.ofSeconds(30)).until(() -> kinds(quote).contains("mailTaken"));
    assertThat(kinds(quote).stream().filter("sent"::equals)).hasSize(1);
  }

  @Test
  void a_connection_lost_before_the_answer_is_shown_as_uncertain() {
    var quote = desk.draft("1500", line());
    peer.on("END", SmtpPeer.CUT);

    mail(quote, "maria@rila.example", "Our offer", "Here it is.");

    await().atMost(Duration.ofSeconds(30)).until(() -> kinds(quote).contains("mailUncertain"));
    assertThat(kinds(quote)).doesNotContain("mailTaken");
  }

  @Test
  void a_letter_to_nobody_sends_nothing() {
    var quote = desk.draft("1500", line());

    var answer = mail(quote, "nobody", " ", "Here it is.");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("errors").findValuesAsString("field")).containsExactly("to", "subject");
    assertThat(desk.status(quote)).isEqualTo("draft");
    office.browser(office.administrator).delete("/api/mail");
    assertThat(mail(quote, "maria@rila.example", "A", "B").status()).isEqualTo(409);
    assertThat(desk.status(quote)).isEqualTo("draft");
    var colleague = office.browser(office.carl).get("/api/quotes/" + quote + "/letter");
    assertThat(colleague.status()).isEqualTo(404);
  }

  private static Map<String, Object> line() {
    return Map.of("description", "Kitchen", "quantity", "1", "unitPrice", "1500", "tax", 20);
  }

  private Browser.Answer mail(String quote, String to, String subject, String text) {
    return desk.ann()
        .post(
            "/api/quotes/" + quote + "/mailing",
            Map.of("to", to, "name", "Maria", "subject", subject, "text", text));
  }

  private void reach(String quote, String address) {
    var person = desk.read(quote).text("quote.person.id");
    office.update(
        office.ann, "person", UUID.fromString(person).toString(), Map.of("email", address));
  }

  private List<String> kinds(String quote) {
    return event(quote, null)
        .at("records")
        .valueStream()
        .map(event -> event.get("kind").asString())
        .toList();
  }

  private Browser.Answer event(String quote, String kind) {
    return desk.ann()
        .get(
            "/api/records/quoteEvent?fields=kind,text,person&limit=100&filter=quote=="
                + quote
                + (kind == null ? "" : ";kind==" + kind));
  }
}
