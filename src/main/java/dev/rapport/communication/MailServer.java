package dev.rapport.communication;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The server that takes the organisation's mails, and how they call themselves.
 *
 * @param user null to send without signing in
 * @param senderName whom mails come from; empty for the organisation's name
 * @param site the address of this Rapport in mails, without a slash at its end
 */
record MailServer(
    String host,
    int port,
    Security security,
    @Nullable String user,
    @Nullable String password,
    String senderName,
    String senderAddress,
    String site) {

  /** How the way to the server is kept from others' eyes. */
  enum Security {
    /** TLS from the first byte on, usually port 465. */
    TLS,
    /**
     * TLS once the server was greeted, usually port 587; nothing is sent where it isn't offered.
     */
    STARTTLS,
    /** None: for a server on the same machine, or within a network of one's own. */
    NONE;

    @JsonValue
    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The domain that its senders belong to. */
  String domain() {
    return senderAddress.substring(senderAddress.lastIndexOf('@') + 1);
  }

  /** No secrets in logs. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
