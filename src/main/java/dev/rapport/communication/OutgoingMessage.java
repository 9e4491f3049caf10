package dev.rapport.communication;

import dev.rapport.platform.mail.MailContents;
import dev.rapport.platform.mail.MailStore;
import dev.rapport.platform.mail.MailStore.Party;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Date;

/** A mail as it goes over the wire: RFC 5322, in UTF-8, its text as plain and as HTML. */
final class OutgoingMessage extends MimeMessage {

  private static final String UTF_8 = "UTF-8";

  private final String id;

  private OutgoingMessage(Session session, String id) {
    super(session);
    this.id = id;
  }

  /**
   * @param from whom it comes from
   * @param mail with its message id
   */
  static MimeMessage of(
      Session session, Party from, MailStore.Row mail, MailContents.Content content, String id)
      throws MessagingException {
    var message = new OutgoingMessage(session, id);
    message.setFrom(address(from));
    message.setRecipient(RecipientType.TO, address(mail.to()));
    if (mail.replyTo() != null) {
      message.setReplyTo(new InternetAddress[] {address(mail.replyTo())});
    }
    message.setSubject(content.subject(), UTF_8);
    message.setSentDate(Date.from(mail.createdAt()));
    message.setHeader("Content-Language", mail.language());
    if (mail.automatic()) {
      message.setHeader("Auto-Submitted", "auto-generated");
    }
    var text = text(content);
    if (content.files().isEmpty()) {
      message.setContent(text);
    } else {
      message.setContent(withFiles(text, content));
    }
    message.saveChanges();
    return message;
  }

  /** A small one, to see whether the server takes any. */
  static MimeMessage test(Session session, Party from, Party to, String subject, String text)
      throws MessagingException {
    var domain = from.address().substring(from.address().lastIndexOf('@') + 1);
    var message =
        new OutgoingMessage(session, "<" + dev.rapport.platform.Ids.next() + "@" + domain + ">");
    message.setFrom(address(from));
    message.setRecipient(RecipientType.TO, address(to));
    message.setSubject(subject, UTF_8);
    message.setSentDate(Date.from(Instant.now()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setText(text, UTF_8);
    message.saveChanges();
    return message;
  }

  private static MimeMultipart text(MailContents.Content content) throws MessagingException {
    var plain = new MimeBodyPart();
    plain.setText(content.plain(), UTF_8);
    var html = new MimeBodyPart();
    html.setText(content.html(), UTF_8, "html");
    return new MimeMultipart("alternative", plain, html);
  }

  private static MimeMultipart withFiles(MimeMultipart text, MailContents.Content content)
      throws MessagingException {
    var body = new MimeBodyPart();
    body.setContent(text);
    var whole = new MimeMultipart("mixed", body);
    for (var file : content.files()) {
      var part = new MimeBodyPart();
      part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.content(), file.type())));
      part.setFileName(file.name());
      whole.addBodyPart(part);
    }
    return whole;
  }

  private static InternetAddress address(Party party) throws MessagingException {
    try {
      return party.name().isEmpty()
          ? new InternetAddress(party.address())
          : new InternetAddress(party.address(), party.name(), UTF_8);
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** The same at every attempt: whoever gets it twice after all can know. */
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }
}
