package dev.rapport.communication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.communication.MailServer.Security;
import dev.rapport.communication.SmtpAnswer.Kind;
import dev.rapport.platform.mail.MailStore.Party;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That nobody on the way reads along, and nobody stands in for the server. */
class MailTlsTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private static Path folder;

  @Test
  void a_server_that_proves_itself_takes_the_mail_unseen() throws Exception {
    var certificate = certificate("localhost");
    try (var peer = new SmtpPeer(certificate)) {
      var answer = send(peer, certificate);

      assertThat(answer.kind()).as(answer.text()).isEqualTo(Kind.TAKEN);
      assertThat(peer.commands()).anyMatch(line -> line.startsWith("TLS MAIL FROM"));
      assertThat(peer.commands()).noneMatch(line -> line.startsWith("MAIL FROM"));
    }
  }

  @Test
  void one_whom_nobody_vouches_for_is_told_nothing() throws Exception {
    try (var peer = new SmtpPeer(certificate("localhost"))) {
      var answer = send(peer, null);

      assertThat(answer.kind()).isEqualTo(Kind.UNREACHABLE);
      assertThat(answer.text()).contains("certification path");
      assertThat(peer.recipients()).isEmpty();
    }
  }

  @Test
  void one_whose_certificate_is_anothers_is_told_nothing() throws Exception {
    var certificate = certificate("elsewhere.example");
    try (var peer = new SmtpPeer(certificate)) {
      var answer = send(peer, certificate);

      assertThat(answer.kind()).as(answer.text()).isEqualTo(Kind.UNREACHABLE);
      assertThat(peer.recipients()).isEmpty();
    }
  }

  @Test
  void one_that_offers_no_tls_is_told_nothing() {
    try (var peer = new SmtpPeer()) {
      var answer = send(peer, null);

      assertThat(answer.kind()).isEqualTo(Kind.UNREACHABLE);
      assertThat(answer.text()).containsIgnoringCase("starttls");
      assertThat(peer.recipients()).isEmpty();
    }
  }

  private static SmtpAnswer send(SmtpPeer peer, @Nullable SSLContext trust) {
    var server =
        new MailServer(
            "localhost",
            peer.port(),
            Security.STARTTLS,
            null,
            null,
            "",
            "rapport@acme.example",
            "https://crm.acme.example");
    try (var line = new SmtpLine(server, 5_000, trust)) {
      var trouble = line.connect();
      return trouble != null
          ? trouble
          : line.send(
              OutgoingMessage.test(
                  line.session(),
                  new Party("", "rapport@acme.example"),
                  new Party("", "zhanna@example.com"),
                  "Subject",
                  "Text"));
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A certificate that a server proves itself by, and that is trusted. */
  private static SSLContext certificate(String name)
      throws IOException, InterruptedException, GeneralSecurityException {
    var file = folder.resolve(name + ".p12");
    if (!Files.exists(file)) {
      var made =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  "peer",
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=" + name,
                  "-ext",
                  "san=dns:" + name,
                  "-storetype",
                  "PKCS12",
                  "-keystore",
                  file.toString(),
                  "-storepass",
                  new String(PASSWORD))
              .inheritIO()
              .start()
              .waitFor();
      assertThat(made).isZero();
    }
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("peer", store.getCertificate("peer"));
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
