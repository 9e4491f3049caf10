package dev.rapport.identity;

import static org.jooq.impl.DSL.lower;
import static rapport.db.Tables.APP_USER;
import static rapport.db.Tables.CREDENTIAL;

import dev.rapport.identity.SecurityEvents.Kind;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Whether an e-mail address and a password let somebody in. */
@Component
class SignIn {

  private record AccountAndAddress(String email, String address) {}

  private final DSLContext db;
  private final Passwords passwords;
  private final SecondFactor secondFactor;
  private final SecurityEvents events;
  private final Tries onAccount;
  private final Tries onAccountFromAnywhere;
  private final Tries fromAddress;

  SignIn(
      DSLContext db,
      Passwords passwords,
      SecondFactor secondFactor,
      SecurityEvents events,
      Clock clock) {
    this.db = db;
    this.passwords = passwords;
    this.secondFactor = secondFactor;
    this.events = events;
    this.onAccount = new Tries(5, Duration.ofMinutes(5), clock);
    // Guessing from many addresses at once; so many that nobody is kept out by a few of them.
    this.onAccountFromAnywhere = new Tries(100, Duration.ofHours(1), clock);
    // An office shares an address: more tries than one person needs, far fewer than guessing does.
    this.fromAddress = new Tries(100, Duration.ofMinutes(15), clock);
  }

  /**
   * Counts a try to sign in; tells how long to wait when there were too many.
   *
   * @throws ProblemException 503 when so many are signing in that this one would wait too long
   */
  Optional<Duration> waitBefore(String email, String address) {
    passwords.refuseWhenBusy();
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
  Optional<UUID> check(String email, String password) {
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
    return found.map(row -> row.get(APP_USER.ID));
  }

  /** Throws a 401 that asks for the second step's code where it is on and isn't right. */
  void checkSecondStep(UUID user, @Nullable String code) {
    if (!secondFactor.isOn(user)) {
      return;
    }
    if (code == null || code.isBlank()) {
      throw secondStep("secondFactor.needed");
    }
    if (!secondFactor.accepts(user, code)) {
      events.note(Kind.SIGN_IN_FAILED, user, "secondFactor");
      throw secondStep("secondFactor.wrong");
    }
  }

  /** Forgets the tries of whoever has shown who they are. */
  void succeeded(String email, String address) {
    var account = normal(email);
    var network = Tries.network(address);
    onAccount.forget(new AccountAndAddress(account, network));
    onAccountFromAnywhere.takeBack(account);
    fromAddress.takeBack(network);
  }

  private static ProblemException secondStep(String code) {
    return ProblemException.of(HttpStatus.UNAUTHORIZED, "secondFactor")
        .errors(List.of(FieldProblem.of("code", code)));
  }

  private static String normal(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
