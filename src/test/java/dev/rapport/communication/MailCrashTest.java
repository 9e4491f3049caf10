package dev.rapport.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.testing.Browser;
import dev.rapport.testing.crash.Node;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application dies by {@code kill -9} while a mail is on its way, and others wait. */
class MailCrashTest {

  @TempDir private Path folder;

  @Test
  void what_waited_goes_after_a_kill_and_what_was_on_its_way_is_in_doubt_and_goes_once_at_most()
      throws Exception {
    try (var peer = new SmtpPeer().on("END", SmtpPeer.SILENCE);
        var node = Node.embedded(folder)) {
      var ada = node.start().setUp();
      nameServer(ada, peer);
      for (var name : List.of("First", "Second", "Third")) {
        queue(node, name);
      }
      // The delivery comes within the minute: these were not written by the application.
      peer.awaitWholeMessage();

      node.kill();
      peer.recover();
      node.start();
      ada = node.browser();
      ada.signIn(Node.EMAIL, Node.PASSWORD);
      var signedIn = ada;

      await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(() ->
              assertThat(states(signedIn))
                  .containsExactlyInAnyOrderEntriesOf(
                      Map.of("First", "uncertain", "Second", "sent", "Third", "sent")));
      assertThat(peer.messages())
          .hasSize(2)
          .noneMatch(message -> message.contains("Subject: First"));
    }
  }

  private static void nameServer(Browser ada, SmtpPeer peer) {
    var answer =
        ada.put(
            "/api/mail",
            Map.of(
                "host", "localhost",
                "port", peer.port(),
                "security", "none",
                "senderAddress", "rapport@acme.example",
                "site", "https://crm.acme.example"));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
  }

  /** As a transaction of the application leaves it that was killed before it could deliver. */
  private static void queue(Node node, String subject) throws Exception {
    try (var connection = node.connect();
        var insert =
            connection.prepareStatement(
                """
                insert into outgoing_mail (id, created_at, purpose, state, asked_at, due_at, to_name,
                  to_address, automatic, language, subject, plain, html)
                values (gen_random_uuid(), now(), 'test', 'waiting', now(), clock_timestamp(), '',
                  'zhanna@example.com', false, 'en', ?, 'Hello', '<p>Hello</p>')\
                """)) {
      insert.setString(1, subject);
      insert.executeUpdate();
    }
  }

  private static Map<String, String> states(Browser ada) {
    return ada.get("/api/mail/messages")
        .at("mails")
        .valueStream()
        .collect(
            java.util.stream.Collectors.toMap(
                mail -> mail.get("subject").asString(), mail -> mail.get("state").asString()));
  }
}
