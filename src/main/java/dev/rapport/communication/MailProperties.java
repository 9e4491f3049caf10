package dev.rapport.communication;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator says of mail. Where a host is named, the page of the administration shows it and
 * changes nothing.
 *
 * @param port 0 for the usual one
 * @param site the address of this Rapport in mails
 * @param patience how long a server may leave a command unanswered
 * @param sslBundle the name of Spring's SSL bundle whose authorities are trusted in place of Java's
 */
@ConfigurationProperties("rapport.mail")
record MailProperties(
    @Nullable String host,
    @DefaultValue("0") int port,
    @DefaultValue("starttls") MailServer.Security security,
    @Nullable String user,
    @Nullable String password,
    @DefaultValue("") String senderName,
    @Nullable String senderAddress,
    @Nullable String site,
    @DefaultValue("2m") Duration patience,
    @Nullable String sslBundle) {}
