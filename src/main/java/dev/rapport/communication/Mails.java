package dev.rapport.communication;

import dev.rapport.platform.Ids;
import dev.rapport.platform.database.AfterCommit;
import dev.rapport.platform.mail.MailContents;
import dev.rapport.platform.mail.MailState;
import dev.rapport.platform.mail.MailStore;
import dev.rapport.platform.problem.ProblemException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sends mails. */
@Component
public class Mails {

  /** Where a mail stands, and what the server said last. */
  public record Standing(MailState state, MailAddress to, @Nullable String answer) {}

  private final MailStore store;
  private final MailServers servers;
  private final Letters letters;
  private final DeliverMails deliver;

  Mails(MailStore store, MailServers servers, Letters letters, DeliverMails deliver) {
    this.store = store;
    this.servers = servers;
    this.letters = letters;
    this.deliver = deliver;
  }

  /** Whether a mail would go now: there is a server to send by. */
  public boolean ready() {
    return servers.current().isPresent();
  }

  /**
   * Refuses what can't be done without a server.
   *
   * @throws ProblemException 409 when there is none
   */
  public void demandServer() {
    if (!ready()) {
      throw ProblemException.of(HttpStatus.CONFLICT, "mail.none");
    }
  }

  /**
   * Sends a mail once the running transaction has committed; never when it is rolled back. Without
   * a server it waits for one, for some days. How it ends, {@link MailSettled} says.
   *
   * @return its id
   */
  @Transactional
  public UUID send(Mail mail) {
    var id = Ids.next();
    var replyTo = mail.replyTo();
    store.add(
        new MailStore.Draft(
            id,
            mail.purpose(),
            mail.about(),
            party(mail.to()),
            replyTo == null ? null : party(replyTo),
            mail.automatic(),
            mail.language().toLanguageTag(),
            new MailContents.Content(
                mail.subject(),
                letters.plain(mail),
                letters.html(mail),
                mail.attachments().stream()
                    .map(file -> new MailContents.File(file.name(), file.type(), file.content()))
                    .toList())));
    AfterCommit.run(deliver::wake);
    return id;
  }

  /** Where a mail stands; empty for one that was forgotten long after it ended. */
  public Optional<Standing> standing(UUID id) {
    return store
        .find(id)
        .map(row ->
            new Standing(
                row.state(), new MailAddress(row.to().name(), row.to().address()), row.answer()));
  }

  /**
   * An address of this Rapport as mails name it: that which an administrator said, for what a
   * request calls it anybody can choose.
   *
   * @param path from the root, with its slash
   * @throws ProblemException 409 where there is no server, and so nobody said it
   */
  public String link(String path) {
    return servers
        .current()
        .map(server -> server.site() + path)
        .orElseThrow(() -> ProblemException.of(HttpStatus.CONFLICT, "mail.none"));
  }

  private static MailStore.Party party(MailAddress address) {
    return new MailStore.Party(address.name(), address.address());
  }
}
