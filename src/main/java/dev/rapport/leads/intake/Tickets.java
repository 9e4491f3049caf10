package dev.rapport.leads.intake;

import dev.rapport.platform.Ids;
import dev.rapport.platform.settings.Settings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What every copy of a form's page carries: the id under which it will be sent, so that sent twice
 * it is one, and when it was given out. Signed, since it goes through strangers' hands; kept
 * nowhere.
 */
@Component
class Tickets {

  /** What stands on a ticket. */
  record Ticket(UUID submission, Instant issuedAt) {}

  /** How long a page may lie open before it is sent. */
  static final Duration GOOD_FOR = Duration.ofHours(24);

  private static final String KEY = "intakeKey";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int CONTENT = 24;
  private static final int SEAL = 16;

  private final Settings settings;
  private final Clock clock;

  Tickets(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** A new ticket for a form. */
  String issue(UUID form) {
    return text(form, Ids.next(), clock.instant());
  }

  String text(UUID form, UUID submission, Instant at) {
    var content =
        ByteBuffer.allocate(CONTENT)
            .putLong(submission.getMostSignificantBits())
            .putLong(submission.getLeastSignificantBits())
            .putLong(at.toEpochMilli())
            .array();
    var whole = ByteBuffer.allocate(CONTENT + SEAL).put(content).put(seal(form, content)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /** Reads a ticket; empty for one that wasn't given out for the form, or too long ago. */
  Optional<Ticket> read(UUID form, @Nullable String text) {
    var bytes = decoded(text);
    if (bytes.length != CONTENT + SEAL) {
      return Optional.empty();
    }
    var content = Arrays.copyOf(bytes, CONTENT);
    var seal = Arrays.copyOfRange(bytes, CONTENT, bytes.length);
    if (!MessageDigest.isEqual(seal, seal(form, content))) {
      return Optional.empty();
    }
    var read = ByteBuffer.wrap(content);
    var ticket =
        new Ticket(new UUID(read.getLong(), read.getLong()), Instant.ofEpochMilli(read.getLong()));
    return Optional.of(ticket)
        .filter(each -> each.issuedAt().plus(GOOD_FOR).isAfter(clock.instant()));
  }

  private static byte[] decoded(@Nullable String text) {
    try {
      return text == null ? new byte[0] : Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private byte[] seal(UUID form, byte[] content) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key(), ALGORITHM));
      mac.update(form.toString().getBytes(StandardCharsets.US_ASCII));
      return Arrays.copyOf(mac.doFinal(content), SEAL);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  private byte[] key() {
    return Base64.getDecoder().decode(settings.get(KEY, String.class).orElseGet(this::makeKey));
  }

  private String makeKey() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    settings.putIfAbsent(KEY, Base64.getEncoder().encodeToString(bytes));
    return settings.get(KEY, String.class).orElseThrow();
  }
}
