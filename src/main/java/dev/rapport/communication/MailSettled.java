package dev.rapport.communication;

import dev.rapport.platform.mail.MailState;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the sending of a mail ended, in the transaction that says so. Listeners are to expect that
 * what it is about is gone.
 *
 * @param purpose of the mail, and {@code about} what it is
 * @param state sent, failed or uncertain; after the latter, another word may follow
 * @param answer the server's last words
 */
public record MailSettled(
    UUID mail,
    String purpose,
    @Nullable UUID about,
    MailAddress to,
    MailState state,
    String answer) {}
