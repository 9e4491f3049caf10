package dev.rapport.communication;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail to be sent.
 *
 * @param purpose what for, by a name that never changes: whoever sends it knows {@link MailSettled}
 *     by it
 * @param about what it is about, in the sender's terms; null for nothing
 * @param replyTo who gets the answer; null for the sender of all mails
 * @param automatic whether nobody wrote it, so that no machine answers it
 * @param language that it is written in
 */
public record Mail(
    String purpose,
    @Nullable UUID about,
    MailAddress to,
    @Nullable MailAddress replyTo,
    boolean automatic,
    Locale language,
    String subject,
    Letter letter,
    List<Attachment> attachments) {

  private static final int LONGEST_SUBJECT = 300;

  public Mail {
    subject = MailAddress.oneLine(subject, LONGEST_SUBJECT);
    attachments = List.copyOf(attachments);
  }

  /**
   * What a mail says, from which both its HTML and its plain text are made.
   *
   * @param paragraphs as they were typed; lines within them stay lines
   * @param action where it leads; null for nowhere
   * @param small what stands below in small letters
   */
  public record Letter(List<String> paragraphs, @Nullable Action action, List<String> small) {

    public Letter {
      paragraphs = List.copyOf(paragraphs);
      small = List.copyOf(small);
    }

    /** One with the paragraphs of a text that somebody typed, which empty lines divide. */
    public static Letter of(String text, @Nullable Action action, List<String> small) {
      return new Letter(
          List.of(text.replace("\r\n", "\n").strip().split("\\n\\s*\\n")), action, small);
    }
  }

  /** A button, in plain text its label above its address. */
  public record Action(String label, String link) {}

  /**
   * A file.
   *
   * @param type its media type, as in {@code application/pdf}
   */
  public record Attachment(String name, String type, byte[] content) {

    public Attachment {
      name = MailAddress.oneLine(name, 120).replaceAll("[/\\\\]", "-");
    }
  }
}
