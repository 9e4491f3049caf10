package dev.rapport.identity;

import static org.jooq.impl.DSL.lower;
import static rapport.db.Tables.APP_USER;
import static rapport.db.Tables.CREDENTIAL;

import dev.rapport.identity.SecurityEvents.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Whether an e-mail address and a password let somebody in. */
@Component
class SignIn {

  private record AccountAndAddress(String email, String address) {}

  private final DSLContext db;
  private final Passwords passwords;
  private final SecurityEvents events;
  private final Tries onAccount;
  private final Tries onAccountFromAnywhere;
  private final Tries fromAddress;

  SignIn(DSLContext db, Passwords passwords, SecurityEvents events, Clock clock) {
    this.db = db;
    this.passwords = passwords;
    this.events = events;
    this.onAccount = new Tries(5, Duration.ofMinutes(5), clock);
    // Guessing from many addresses at once; so many that nobody is kept out by a few of them.
    this.onAccountFromAnywhere = new Tries(100, Duration.ofHours(1), clock);
    // An office shares an address: more tries than one person needs, far fewer than guessing does.
    this.fromAddress = new Tries(100, Duration.ofMinutes(15), clock);
  }

  /** Counts a try to sign in; tells how long to wait when there were too many. */
  Optional<Duration> waitBefore(String email, String address) {
    var account = normal(email);
    var network = Tries.network(address);
    return fromAddress
        .waitBefore(network)
        .or(() -> onAccount.waitBefore(new AccountAndAddress(account, network)))
        .or(() -> onAccountFromAnywhere.waitBefore(account));
  }

  /**
   * The user whom the password lets in. An unknown address, a wrong password and an inactive user
   * take as long and look the same.
   */
  Optional<UUID> check(String email, String password, String address) {
    var found =
        db.select(APP_USER.ID, APP_USER.ACTIVE, CREDENTIAL.PASSWORD_HASH)
            .from(APP_USER)
            .leftJoin(CREDENTIAL)
            .on(CREDENTIAL.USER_ID.eq(APP_USER.ID))
            .where(lower(APP_USER.EMAIL).eq(normal(email)), APP_USER.DELETED_AT.isNull())
            .fetchOptional();
    var hash = found.map(row -> row.get(CREDENTIAL.PASSWORD_HASH)).orElse(null);
    if (!passwords.matches(password, hash)
        || !found.map(row -> row.get(APP_USER.ACTIVE)).orElse(false)) {
      // What was typed is not noted: people type passwords where the address belongs.
      var user = found.map(row -> row.get(APP_USER.ID)).orElse(null);
      events.note(Kind.SIGN_IN_FAILED, user, null);
      return Optional.empty();
    }
    var network = Tries.network(address);
    onAccount.forget(new AccountAndAddress(normal(email), network));
    onAccountFromAnywhere.takeBack(normal(email));
    fromAddress.takeBack(network);
    return found.map(row -> row.get(APP_USER.ID));
  }

  private static String normal(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
