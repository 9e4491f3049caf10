package dev.rapport.communication;

import dev.rapport.communication.MailServer.Security;
import dev.rapport.communication.SmtpAnswer.Kind;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** A connection to the server, on which one mail after the other is sent. */
final class SmtpLine implements AutoCloseable {

  private static final int LONGEST_ANSWER = 1_000;

  private final MailServer server;
  private final Session session;
  private final Telling transport;

  /**
   * @param patience how long the server may leave a command unanswered, in milliseconds
   * @param trust whose authorities are trusted; null for those of Java
   */
  SmtpLine(MailServer server, long patience, @Nullable SSLContext trust) {
    this.server = server;
    this.session = Session.getInstance(properties(server, patience, trust));
    this.transport = new Telling(session, server);
  }

  private static Properties properties(
      MailServer server, long patience, @Nullable SSLContext trust) {
    var properties = new Properties();
    properties.put("mail.smtp.connectiontimeout", String.valueOf(Math.min(patience, 15_000)));
    properties.put("mail.smtp.timeout", String.valueOf(patience));
    properties.put("mail.smtp.writetimeout", String.valueOf(patience));
    properties.put("mail.smtp.localhost", server.domain());
    properties.put("mail.smtp.auth", String.valueOf(server.user() != null));
    properties.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
    properties.put("mail.smtp.ssl.enable", String.valueOf(server.security() == Security.TLS));
    properties.put(
        "mail.smtp.starttls.enable", String.valueOf(server.security() == Security.STARTTLS));
    properties.put(
        "mail.smtp.starttls.required", String.valueOf(server.security() == Security.STARTTLS));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
    properties.put("mail.smtp.quitwait", "false");
    if (trust != null) {
      properties.put("mail.smtp.ssl.socketFactory", trust.getSocketFactory());
    }
    return properties;
  }

  Session session() {
    return session;
  }

  /** Connects and signs in, unless that is done. Null when it is. */
  @Nullable SmtpAnswer connect() {
    if (transport.isConnected()) {
      return null;
    }
    try {
      transport.connect(server.host(), server.port(), server.user(), server.password());
      return null;
    } catch (MessagingException e) {
      var what = clean(e.getMessage());
      var why = words(e);
      return new SmtpAnswer(Kind.UNREACHABLE, what.equals(why) ? what : clean(what + ": " + why));
    }
  }

  /** Sends a mail to one address. */
  SmtpAnswer send(MimeMessage message) {
    transport.wholeSent = false;
    try {
      transport.sendMessage(message, message.getAllRecipients());
      return new SmtpAnswer(Kind.TAKEN, clean(transport.getLastServerResponse()));
    } catch (MessagingException e) {
      var answer = new SmtpAnswer(kind(e), words(e));
      close();
      return answer;
    }
  }

  private Kind kind(MessagingException failure) {
    var code = code(failure);
    if (code.isPresent()) {
      return code.getAsInt() < 500 ? Kind.LATER : Kind.REFUSED;
    }
    // Before its end, no server has taken a message.
    return transport.wholeSent ? Kind.UNCERTAIN : Kind.LATER;
  }

  private static OptionalInt code(MessagingException failure) {
    for (Exception each = failure; each instanceof MessagingException one; each = next(one)) {
      var code =
          switch (one) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException sending -> sending.getReturnCode();
            default -> -1;
          };
      if (code >= 400) {
        return OptionalInt.of(code);
      }
    }
    return OptionalInt.empty();
  }

  private static @Nullable Exception next(MessagingException failure) {
    return failure.getNextException();
  }

  private static String words(MessagingException failure) {
    Exception deepest = failure;
    for (Exception each = failure; each != null; ) {
      deepest = each;
      each = each instanceof MessagingException one ? next(one) : null;
    }
    Throwable cause = deepest;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    var words = Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
    return clean(words);
  }

  private static String clean(@Nullable String words) {
    var text = words == null ? "" : words.replaceAll("\\p{Cntrl}+", " ").strip();
    return text.length() <= LONGEST_ANSWER ? text : text.substring(0, LONGEST_ANSWER);
  }

  @Override
  public void close() {
    try {
      transport.close();
    } catch (MessagingException e) {
      // It is closed: whether the server heard our goodbye is all the same.
    }
  }

  /** Tells whether all of a mail was sent, so that only the server's answer is missing. */
  private static final class Telling extends SMTPTransport {

    private boolean wholeSent;

    Telling(Session session, MailServer server) {
      super(session, new URLName("smtp", server.host(), server.port(), null, null, null));
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
      wholeSent = true;
      super.finishData();
    }

    @Override
    public synchronized void sendMessage(jakarta.mail.Message message, Address[] addresses)
        throws MessagingException {
      wholeSent = false;
      super.sendMessage(message, addresses);
    }
  }
}
