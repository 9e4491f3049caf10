package dev.rapport.communication;

import dev.rapport.communication.SmtpAnswer.Kind;
import dev.rapport.platform.mail.MailStore.Party;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.text.Messages;
import jakarta.mail.MessagingException;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Tries the server while somebody waits for its answer. */
@Component
class TestMail {

  private final MailServers servers;
  private final Smtp smtp;
  private final Messages messages;

  TestMail(MailServers servers, Smtp smtp, Messages messages) {
    this.servers = servers;
    this.smtp = smtp;
    this.messages = messages;
  }

  /**
   * Sends one, past what waits, and never again.
   *
   * @throws ProblemException 409 when there is no server
   */
  SmtpAnswer send(MailAddress to, Locale language) {
    var server =
        servers.current().orElseThrow(() -> ProblemException.of(HttpStatus.CONFLICT, "mail.none"));
    var sender = smtp.sender(server);
    try (var line = smtp.line(server)) {
      var trouble = line.connect();
      if (trouble != null) {
        return trouble;
      }
      return line.send(
          OutgoingMessage.test(
              line.session(),
              new Party(sender.name(), sender.address()),
              new Party(to.name(), to.address()),
              messages.text(language, "mail.trial.subject"),
              messages.text(language, "mail.trial.text", server.site())));
    } catch (MessagingException e) {
      return new SmtpAnswer(Kind.REFUSED, String.valueOf(e.getMessage()));
    }
  }
}
