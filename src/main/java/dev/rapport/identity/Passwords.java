package dev.rapport.identity;

import static rapport.db.Tables.CREDENTIAL;

import com.nulabinc.zxcvbn.Zxcvbn;
import dev.rapport.platform.Turns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Passwords: which are good enough, and whether one is right. Kept as Argon2id hashes. */
@Component
public class Passwords {

  private static final int SHORTEST = 10;
  private static final int LONGEST = 200;

  /** So many guesses a password must be worth: those that many people use are worth fewer. */
  private static final double FEWEST_GUESSES = 1e6;

  // What is estimated takes longer than its length: behind so many characters it is good anyway.
  private static final int ESTIMATED = 60;

  // 19 MiB and two rounds: what OWASP asks for at least.
  private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);

  private final Turns hashing = Turns.besideRequests("passwords", 50);
  private final Set<String> common = common();
  private final DSLContext db;
  private final Clock clock;

  /**
   * What a password is compared with when there is no such user, so that both answers take as long.
   */
  private final String nobodys;

  Passwords(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
    this.nobodys = hash(Token.random().value());
  }

  /**
   * Why a password is not good enough. How many guesses it takes is estimated as in Wheeler,
   * zxcvbn: Low-Budget Password Strength Estimation (USENIX Security 2016), from 30,000 passwords
   * in use, words, names, dates, keyboards, repetitions and sequences; what is common in other
   * languages is in a list of ours.
   *
   * @return the message's code, empty for a good password
   */
  public Optional<String> weakness(String password, String name, @Nullable String email) {
    var plain = normal(password);
    if (plain.codePointCount(0, plain.length()) < SHORTEST) {
      return Optional.of("password.short");
    }
    if (plain.length() > LONGEST) {
      return Optional.of("password.long");
    }
    var lower = plain.toLowerCase(Locale.ROOT);
    if (isOnesOwn(lower, name, email)) {
      return Optional.of("password.own");
    }
    var soonGuessed =
        common.contains(lower)
            || lower.codePoints().distinct().count() < 5
            || guesses(plain) < FEWEST_GUESSES;
    return soonGuessed ? Optional.of("password.common") : Optional.empty();
  }

  private static double guesses(String password) {
    var head = password.substring(0, Math.min(password.length(), ESTIMATED));
    return Estimate.ZXCVBN.measure(head).getGuesses();
  }

  /** Its dictionaries are read when the first password is chosen, not at each start. */
  private static final class Estimate {
    static final Zxcvbn ZXCVBN = new Zxcvbn();
  }

  /** Whether hardly anything is left of the password without the user's own name and address. */
  private static boolean isOnesOwn(String password, String name, @Nullable String email) {
    var rest = password;
    if (email != null) {
      var address = email.toLowerCase(Locale.ROOT);
      rest = rest.replace(address, "").replace(address.replaceFirst("@.*", ""), "");
    }
    for (var part : normal(name).toLowerCase(Locale.ROOT).split("\\s+")) {
      rest = rest.replace(part, "");
    }
    return rest.length() < 4;
  }

  /** Gives the user a password in place of the one before. */
  public void set(UUID user, String password) {
    var hash = hash(password);
    var now = OffsetDateTime.now(clock);
    db.insertInto(CREDENTIAL)
        .set(CREDENTIAL.USER_ID, user)
        .set(CREDENTIAL.PASSWORD_HASH, hash)
        .set(CREDENTIAL.CHANGED_AT, now)
        .onConflict(CREDENTIAL.USER_ID)
        .doUpdate()
        .set(CREDENTIAL.PASSWORD_HASH, hash)
        .set(CREDENTIAL.CHANGED_AT, now)
        .execute();
  }

  /**
   * Whether the password is the one that {@code hash} was made of; takes as long where there is no
   * hash.
   */
  boolean matches(String password, @Nullable String hash) {
    return hashing.run(() -> encoder.matches(normal(password), hash == null ? nobodys : hash))
        && hash != null;
  }

  private String hash(String password) {
    return hashing.run(() -> java.util.Objects.requireNonNull(encoder.encode(normal(password))));
  }

  /**
   * @throws dev.rapport.platform.problem.ProblemException 503 when too many passwords wait
   */
  void refuseWhenBusy() {
    hashing.refuseWhenBusy();
  }

  /** One form for letters that keyboards put together differently. */
  /** Half of a character, which only a program sends, becomes a question mark. */
  private static String normal(String text) {
    var whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    return Normalizer.normalize(whole, Normalizer.Form.NFKC);
  }

  private static Set<String> common() {
    try {
      return new ClassPathResource("common-passwords.txt", Passwords.class)
          .getContentAsString(StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
