package dev.rapport.leads.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static rapport.db.Tables.INTAKE_CONFIRMATION;
import static rapport.db.Tables.OUTGOING_MAIL;

import dev.rapport.communication.SmtpPeer;
import dev.rapport.platform.Ids;
import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
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
import tools.jackson.databind.JsonNode;

/** Double opt-in: what somebody agreed to counts once they have said so by a link in a mail. */
@ApiTest
@OwnDatabase
class ConfirmedConsentsTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private Tickets tickets;

  private Office office;
  private Browser admin;
  private Stranger stranger;
  private SmtpPeer peer;
  private String address;
  private UUID form;

  @BeforeEach
  void aFormThatAsksForConfirmation() {
    db.deleteFrom(INTAKE_CONFIRMATION).execute();
    db.deleteFrom(OUTGOING_MAIL).execute(); // what another test left would come to this one's peer
    office = new Office(port, db, settings);
    admin = office.browser(office.administrator);
    stranger = new Stranger(port);
    peer = new SmtpPeer();
    var named =
        admin.put(
            "/api/mail",
            Map.of(
                "host", "localhost",
                "port", peer.port(),
                "security", "none",
                "senderAddress", "rapport@acme.example",
                "site", "http://localhost:" + port));
    assertThat(named.status()).as(named.body().toString()).isEqualTo(200);
    address = "confirmed-" + Ids.next().toString().substring(24);
    var made = admin.post("/api/intake/forms", form(Map.of()));
    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    form = UUID.fromString(made.text("id"));
  }

  @AfterEach
  void noServer() {
    peer.close();
  }

  @Test
  void the_lead_is_there_at_once_and_its_consent_counts_once_the_mails_link_is_confirmed()
      throws Exception {
    send("Aigerim <b>", "aigerim@example.com");
    var lead = lead("Aigerim <b>");
    assertThat(state(lead)).isEqualTo("waiting");

    var text = mail(0);
    assertThat(text).contains("Write to me.").doesNotContain("Aigerim"); // who typed it is unknown
    var link = link(text);
    var page = stranger.open(link);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Write to me.").contains("Yes, I confirm");
    stranger.open(link); // as what looks through mails does
    assertThat(state(lead)).isEqualTo("waiting");

    var confirmed = stranger.submit(link, "yes", "yes");
    assertThat(confirmed.statusCode()).isEqualTo(200);
    assertThat(confirmed.body()).contains("It is confirmed");
    assertThat(state(lead)).isEqualTo("confirmed");
    var when = arrival(lead).at("/confirmation/at").asString();
    assertThat(stranger.submit(link, "yes", "yes").body()).contains("It is confirmed");
    assertThat(arrival(lead).at("/confirmation/at").asString()).isEqualTo(when);
    var kept = db.fetchSingle(INTAKE_CONFIRMATION);
    assertThat(kept.getNetwork()).isNotEmpty();
    assertThat(kept.getWords()).contains("Write to me.").contains("Yes, I confirm");

    var person = convert(lead);
    assertThat(consents(person)).hasSize(1);
    assertThat(consents(person).getFirst().get("evidence").asString())
        .contains("Write to me.")
        .contains("✓")
        .contains("aigerim@example.com");
  }

  @Test
  void a_person_gets_no_consent_before_it_is_confirmed_and_gets_it_then() throws Exception {
    send("Botagoz", "botagoz@example.com");
    var link = link(mail(0));
    var person = convert(lead("Botagoz"));
    assertThat(consents(person)).isEmpty();

    stranger.submit(link, "yes", "yes");
    stranger.submit(link, "yes", "yes");

    assertThat(consents(person)).hasSize(1);
  }

  @Test
  void an_expired_or_made_up_link_confirms_nothing() throws Exception {
    send("Charlie", "charlie@example.com");
    var lead = lead("Charlie");
    var submission = UUID.fromString(arrival(lead).get("id").asString());
    var path = "/f/" + address + "/confirmation/";
    var eightDaysAgo = Instant.now().minus(Duration.ofDays(8));

    var expired =
        stranger.submit(path + tickets.sealed("confirmation", submission, eightDaysAgo), "a", "b");
    assertThat(expired.statusCode()).isEqualTo(410);
    var ofTheForm = stranger.submit(path + tickets.text(form, submission, Instant.now()), "a", "b");
    assertThat(ofTheForm.statusCode()).isEqualTo(404);
    assertThat(stranger.submit(path + "x", "a", "b").statusCode()).isEqualTo(404);

    assertThat(state(lead)).isEqualTo("waiting");
    db.update(INTAKE_CONFIRMATION)
        .set(INTAKE_CONFIRMATION.ASKED_AT, OffsetDateTime.now().minusDays(8))
        .execute();
    assertThat(state(lead)).isEqualTo("expired");
  }

  @Test
  void nobody_is_written_to_often_however_their_address_is_spelt() throws Exception {
    for (var number = 0; number < 5; number++) {
      send("Daulet " + number, "Dau.let+" + number + "@example.com");
    }

    mail(2);
    var states = new ArrayList<String>();
    for (var number = 0; number < 5; number++) {
      states.add(state(lead("Daulet " + number)));
    }
    assertThat(states).containsExactly("waiting", "waiting", "waiting", "notSent", "notSent");
    var lead = lead("Daulet 4");
    var again = askAgain(lead, office.administrator);
    assertThat(again.status()).isEqualTo(429);
    assertThat(peer.messages()).hasSize(3);
  }

  @Test
  void whoever_may_change_the_lead_asks_again_and_nobody_else() throws Exception {
    admin.delete("/api/mail");
    send("Erlan", "erlan@example.com");
    var lead = lead("Erlan");
    assertThat(state(lead)).isEqualTo("notSent");
    assertThat(askAgain(lead, office.administrator).status()).isEqualTo(409);
    admin.put(
        "/api/mail",
        Map.of(
            "host", "localhost",
            "port", peer.port(),
            "security", "none",
            "senderAddress", "rapport@acme.example",
            "site", "http://localhost:" + port));

    assertThat(askAgain(lead, office.carl).status()).isEqualTo(404);
    assertThat(askAgain(lead, office.ann).status()).isEqualTo(204);

    stranger.submit(link(mail(0)), "yes", "yes");
    assertThat(state(lead)).isEqualTo("confirmed");
    assertThat(askAgain(lead, office.ann).status()).isEqualTo(409);
  }

  @Test
  void what_a_machine_may_have_sent_writes_to_nobody_until_somebody_looked() throws Exception {
    var ticket = tickets.text(form, Ids.next(), Instant.now());
    submit("Fatima", "fatima@example.com", ticket);
    var submissions = admin.get("/api/intake/forms/" + form + "/submissions");
    assertThat(submissions.text("submissions.0.state")).isEqualTo("suspected");
    assertThat(db.fetchCount(INTAKE_CONFIRMATION)).isZero();

    admin.post(
        "/api/intake/submissions/" + submissions.text("submissions.0.id") + "/acceptance",
        Map.of());

    assertThat(mail(0)).contains("Write to me.");
    assertThat(state(lead("Fatima"))).isEqualTo("waiting");
  }

  @Test
  void a_form_that_can_not_know_where_to_ask_is_refused() {
    var answer =
        admin.post(
            "/api/intake/forms",
            form(
                Map.of(
                    "address",
                    address + "x",
                    "fields",
                    List.of(Map.of("field", "name", "required", true)))));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("errors.0.field")).isEqualTo("doubleOptIn");
  }

  @Test
  void a_mail_speaks_the_forms_language() throws Exception {
    submit("גילה", "gila@example.com", old(), "lang", "he");

    assertThat(html(0)).contains("dir=\"rtl\"").contains("כתבו לי.").contains("צפייה ואישור");
    assertThat(stranger.open(link(mail(0))).body()).contains("dir=\"rtl\"");
  }

  private Map<String, Object> form(Map<String, ?> more) {
    var form = new HashMap<String, Object>();
    form.put("name", "Contact us");
    form.put("address", address);
    form.put("active", true);
    form.put("languages", List.of("en", "he"));
    form.put(
        "fields",
        List.of(
            Map.of("field", "name", "required", true), Map.of("field", "email", "required", true)));
    form.put(
        "consents",
        List.of(
            Map.of(
                "channel",
                "email",
                "required",
                false,
                "texts",
                Map.of("en", "Write to me.", "he", "כתבו לי."))));
    form.put("doubleOptIn", true);
    form.put("owner", office.ann);
    form.putAll(more);
    return form;
  }

  /** A ticket that lay open as long as people take. */
  private String old() {
    return tickets.text(form, Ids.next(), Instant.now().minusSeconds(10));
  }

  private void send(String name, String email) {
    submit(name, email, old());
  }

  private void submit(String name, String email, String ticket, String... more) {
    var fields =
        new ArrayList<>(List.of("ticket", ticket, "name", name, "email", email, "agreed", "email"));
    fields.addAll(List.of(more));
    var sent = stranger.submit("/f/" + address, fields.toArray(String[]::new));
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
  }

  private String lead(String name) {
    return admin
        .get("/api/records/lead?filter=channel==webForm&fields=name&limit=100")
        .at("records")
        .valueStream()
        .filter(lead -> lead.get("name").asString().equals(name))
        .map(lead -> lead.get("id").asString())
        .findFirst()
        .orElseThrow();
  }

  private JsonNode arrival(String lead) {
    return admin.get("/api/leads/" + lead + "/arrivals").at("arrivals").get(0);
  }

  private String state(String lead) {
    return arrival(lead).at("/confirmation/state").asString();
  }

  private Browser.Answer askAgain(String lead, UUID user) {
    var submission = arrival(lead).get("id").asString();
    return office
        .browser(user)
        .post("/api/leads/" + lead + "/arrivals/" + submission + "/confirmation", Map.of());
  }

  private String convert(String lead) {
    var answer =
        admin.post(
            "/api/leads/" + lead + "/conversion", Map.of("person", Map.of("create", Map.of())));
    assertThat(answer.status()).as(answer.body().toString()).isLessThan(300);
    return answer.text("person.id");
  }

  private List<JsonNode> consents(String person) {
    return admin
        .get("/api/records/consent?filter=party==" + person)
        .at("records")
        .valueStream()
        .toList();
  }

  /** The plain text of a mail that the server took. */
  private String mail(int number) throws MessagingException, IOException {
    return (String) parts(number).getBodyPart(0).getContent();
  }

  private String html(int number) throws MessagingException, IOException {
    return (String) parts(number).getBodyPart(1).getContent();
  }

  private Multipart parts(int number) throws MessagingException, IOException {
    await().atMost(Duration.ofSeconds(30)).until(() -> peer.messages().size() > number);
    var bytes = peer.messages().get(number).getBytes(StandardCharsets.UTF_8);
    return (Multipart) new MimeMessage(null, new ByteArrayInputStream(bytes)).getContent();
  }

  private static String link(String text) {
    var found = Pattern.compile("http://localhost:\\d+(/f/\\S+)").matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }
}
