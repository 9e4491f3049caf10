package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.button;
import static dev.rapport.browser.Find.input;

import com.microsoft.playwright.Page;
import dev.rapport.communication.Mail;
import dev.rapport.communication.MailAddress;
import dev.rapport.communication.Mails;
import dev.rapport.communication.SmtpPeer;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.OwnDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** An administrator names a mail server, tries it, and looks after what it refuses. */
@ApiTest
@OwnDatabase
class MailIT {

  @RegisterExtension static final Visits visits = new Visits();

  @Autowired private Mails mails;

  private SampleCompany company;

  @BeforeEach
  void setUp() {
    company = new SampleCompany(visits);
  }

  @Test
  void an_administrator_names_a_server_tries_it_and_sends_again_what_it_refused() {
    try (var peer = new SmtpPeer()) {
      var page = company.at("/administration/mail");
      assertThat(page.getByText("Name a mail server, and Rapport can send")).isVisible();
      input(page, "Server").fill("localhost");
      page.getByText("None", new Page.GetByTextOptions().setExact(true)).click();
      input(page, "Port").fill(String.valueOf(peer.port()));
      input(page, "Sender’s address").fill("nobody");
      button(page, "Save").click();
      assertThat(page.getByText("“nobody” is no e-mail address")).isVisible();
      input(page, "Sender’s address").fill("office@northwind.example");
      button(page, "Save").click();
      assertThat(page.getByText("Saved")).isVisible();
      assertThat(button(page, "Save")).isDisabled();

      button(page, "Send me a test mail").click();
      assertThat(page.getByText("The server has taken the mail to mara@example.com")).isVisible();
      assertThat(page.getByText("queued as 4711")).isVisible();

      peer.on("RCPT", "550 5.1.1 nobody of that name here");
      mails.send(
          new Mail(
              "test",
              null,
              new MailAddress("Zhanna Öz", "zhanna@example.com"),
              null,
              false,
              Locale.ENGLISH,
              "Your offer",
              new Mail.Letter(List.of("Hello"), null, List.of()),
              List.of()));
      assertThat(page.getByText("550 5.1.1 nobody of that name here")).isVisible();
      picture(page, "failed");
      peer.recover();
      button(page, "Send again").click();
      assertThat(page.getByText("250 2.0.0 queued as 4711")).hasCount(2);
      picture(page, "sent");
    }
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "browser", "mail-" + name + ".png"))
            .setFullPage(true));
  }
}
