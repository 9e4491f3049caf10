package dev.rapport.communication;

import dev.rapport.platform.settings.Organisation;
import dev.rapport.platform.settings.Settings;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/** The way to the organisation's server. */
@Component
class Smtp {

  private final MailProperties properties;
  private final SslBundles bundles;
  private final Settings settings;

  Smtp(MailProperties properties, SslBundles bundles, Settings settings) {
    this.properties = properties;
    this.bundles = bundles;
    this.settings = settings;
  }

  SmtpLine line(MailServer server) {
    var bundle = properties.sslBundle();
    return new SmtpLine(
        server,
        properties.patience().toMillis(),
        bundle == null ? null : bundles.getBundle(bundle).createSslContext());
  }

  /** Whom all mails come from. */
  MailAddress sender(MailServer server) {
    var name =
        server.senderName().isBlank()
            ? settings.organisation().map(Organisation::name).orElse("")
            : server.senderName();
    return new MailAddress(name, server.senderAddress());
  }
}
