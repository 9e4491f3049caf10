package dev.rapport.leads.intake;

import dev.rapport.platform.Ids;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
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

  private static final int CONTENT = 24;

  private final Seals seals;
  private final Clock clock;

  Tickets(Seals seals, Clock clock) {
    this.seals = seals;
    this.clock = clock;
  }

  /** A new ticket for a form. */
  String issue(UUID form) {
    return text(form, Ids.next(), clock.instant());
  }

  String text(UUID form, UUID submission, Instant at) {
    return sealed(form.toString(), submission, at);
  }

  /** What says of a submission that it was given out for a purpose at some time. */
  String sealed(String purpose, UUID submission, Instant at) {
    var content =
        ByteBuffer.allocate(CONTENT)
            .putLong(submission.getMostSignificantBits())
            .putLong(submission.getLeastSignificantBits())
            .putLong(at.toEpochMilli())
            .array();
    var whole =
        ByteBuffer.allocate(CONTENT + Seals.LENGTH)
            .put(content)
            .put(seals.of(purpose, content))
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /** Reads a ticket; empty for one that wasn't given out for the form, or too long ago. */
  Optional<Ticket> read(UUID form, @Nullable String text) {
    return read(form.toString(), text)
        .filter(ticket -> ticket.issuedAt().plus(GOOD_FOR).isAfter(clock.instant()));
  }

  /** Reads what was {@link #sealed} for a purpose, however long ago; empty for what wasn't. */
  Optional<Ticket> read(String purpose, @Nullable String text) {
    var bytes = decoded(text);
    if (bytes.length != CONTENT + Seals.LENGTH) {
      return Optional.empty();
    }
    var content = Arrays.copyOf(bytes, CONTENT);
    var seal = Arrays.copyOfRange(bytes, CONTENT, bytes.length);
    if (!MessageDigest.isEqual(seal, seals.of(purpose, content))) {
      return Optional.empty();
    }
    var read = ByteBuffer.wrap(content);
    return Optional.of(
        new Ticket(new UUID(read.getLong(), read.getLong()), Instant.ofEpochMilli(read.getLong())));
  }

  private static byte[] decoded(@Nullable String text) {
    try {
      return text == null ? new byte[0] : Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
