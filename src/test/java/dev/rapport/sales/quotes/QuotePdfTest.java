package dev.rapport.sales.quotes;

import static dev.rapport.sales.quotes.QuotesTest.line;
import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.COMPANY;
import static rapport.db.Tables.STAGE;

import com.sun.net.httpserver.HttpServer;
import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

/** Quotes on paper, read again as their customers do. */
@ApiTest
@OwnDatabase
class QuotePdfTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;

  private Office office;
  private QuoteDesk desk;

  @BeforeEach
  void aDesk() {
    office = new Office(port, db, settings);
    if (db.fetchCount(STAGE) == 0) {
      Office.setUp(events, "en");
    }
    desk = new QuoteDesk(office, port, db);
    letterhead(Map.of("validDays", 30));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | EUR | Oak desk, adjustable | Quote Q-      | 1,481.48 | Page 1 of 1",
        "bg | EUR | Дъбово бюро          | Оферта Q-     | 1481,48  | Страница 1 от 1",
        "zh | CNY | 橡木书桌（可调高度）        | 报价 Q-        | 1,481.48 | 第 1 页，共 1 页",
        "kk | KZT | Емен үстел әіңғүұқөһ | ұсынысы       | 1 481,48 | 1 беттің 1-беті",
        "he | ILS | שולחן כתיבה           | הצעת מחיר     | 1,481.48 | מתוך"
      })
  void is_written_in_the_quote_s_language_with_all_its_signs(
      String language, String currency, String what, String title, String total, String pages) {
    var quote = desk.draft("1");
    desk.save(quote, Map.of("language", language), List.of(line(what, "2", "617.2833", "tax", 20)));
    currency(quote, currency);

    var read = pdf(quote);

    // Spaces that don't break are spaces.
    var text = read.text().replace('\u00a0', ' ').replace('\u202f', ' ');
    assertThat(text).contains(title).contains(total).contains("Hotel Rila").contains(pages);
    assertThat(text.replace(" ", "")).contains(what.replace(" ", ""));
    assertThat(read.language()).isEqualTo(language);
    assertThat(read.title()).contains(desk.read(quote).text("quote.name"));
    assertThat(read.tagged()).isTrue();
    assertThat(read.foreign()).isEmpty();
    assertThat(read.missing()).isZero();
    var family = language.equals("zh") ? "NotoSansSC" : "NotoSans-";
    assertThat(read.fonts()).anyMatch(name -> name.contains(family));
  }

  @Test
  void hebrew_runs_from_the_right_and_its_numbers_from_the_left() {
    var quote = desk.draft("1");
    desk.save(
        quote,
        Map.of("language", "he"),
        List.of(line("שולחן", "1", "1234", "tax", 0), line("הנחה", "1", "-56.78", "tax", 0)));

    var read = pdf(quote);

    // The first column is on the right, the amount on the left.
    assertThat(read.x("№")).isGreaterThan(400);
    // From the left, Hebrew letters come last first.
    assertThat(rows(read))
        .anySatisfy(row -> assertThat(row).startsWith("€ 1,234.00").endsWith("ןחלוש1"))
        .anySatisfy(row -> assertThat(row).startsWith("€ -56.78").endsWith("החנה2"));
  }

  /** 400 less 10 % are 360; 9 % tax are 32.40. */
  @ParameterizedTest
  @CsvSource({
    "en, Sum of lines, Discount 10%",
    "bg, Сбор на редовете, Отстъпка 10",
    "zh, 各行合计, 折扣 10%",
    "kk, Жолдардың қосындысы, 10% жеңілдік"
  })
  void a_discount_on_the_whole_stands_between_the_lines_and_the_tax(
      String language, String lines, String discount) {
    var quote = desk.draft("1");
    desk.save(
        quote,
        Map.of("language", language, "reductionPercent", 10),
        List.of(line("Desk", "1", "400", "tax", 9)));

    var text = pdf(quote).text();

    assertThat(text).contains(lines).contains(discount);
    assertThat(text.replace(',', '.'))
        .containsPattern("-.?40[.]00")
        .contains("360.00")
        .contains("392.40");
  }

  @Test
  void in_hebrew_what_is_taken_off_has_its_minus_where_it_belongs() {
    var quote = desk.draft("1");
    desk.save(
        quote,
        Map.of("language", "he", "reductionAmount", "56.78"),
        List.of(line("שולחן", "1", "1234", "tax", 0)));

    assertThat(rows(pdf(quote)))
        .anySatisfy(row -> assertThat(row).startsWith("€ -56.78").endsWith("החנה"));
  }

  @Test
  void what_somebody_writes_is_text_and_makes_nobody_fetch_anything() throws IOException {
    var asked = new AtomicInteger();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.close();
        });
    server.start();
    try {
      var there = "http://127.0.0.1:" + server.getAddress().getPort() + "/x";
      var hostile =
          List.of(
              "<img src=\"" + there + "\"/>",
              "</div><script>alert(1)</script>",
              "</style><style>@import url(" + there + ");",
              "<link rel=\"stylesheet\" href=\"" + there + "\"/>",
              "<object data=\"" + there + "\" type=\"strokes\"></object>",
              "&amp; &lt; &xxe; %xxe; ]]> <![CDATA[ <!DOCTYPE a>",
              "${1+1} <#list> [=x]");
      var quote = desk.draft("1");
      var lines = hostile.stream().map(text -> line(text, "1", "1")).toList();
      desk.save(quote, Map.of("intro", hostile.get(0), "terms", hostile.get(2)), lines);
      letterhead(Map.of("validDays", 30, "address", hostile.get(1), "bankAccount", hostile.get(3)));

      var text = pdf(quote).text().replaceAll("\\s", "");

      for (var each : hostile) {
        assertThat(text).contains(each.replaceAll("\\s", ""));
      }
      assertThat(asked).hasValue(0);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void a_draft_says_that_it_is_one() {
    var quote = desk.draft("1", line("Desk", "1", "100"));
    assertThat(pdf(quote).text()).contains("Draft – not an offer yet");

    desk.send(quote);
    assertThat(pdf(quote).text()).doesNotContain("Draft").contains("Valid until");
  }

  @Test
  void what_was_sent_stays_as_it_was_whatever_changes_at_home() {
    letterhead(Map.of("validDays", 30, "address", "1 First Street", "taxNumber", "BG1"));
    var quote = desk.draft("1", line("Desk", "1", "100"));
    var token = desk.send(quote);
    var before = pdf(quote);

    letterhead(Map.of("validDays", 30, "address", "2 Second Street"));
    db.update(COMPANY).set(COMPANY.NAME, "Hotel Pirin").execute();

    assertThat(before.text()).contains("1 First Street").contains("Hotel Rila").contains("BG1");
    assertThat(pdf(quote).text()).isEqualTo(before.text());
    assertThat(desk.offer(token).text("sender.address")).isEqualTo("1 First Street");
    assertThat(desk.offer(token).text("content.recipient.company")).isEqualTo("Hotel Rila");
  }

  @Test
  void the_customer_gets_it_by_the_link_which_is_kept_as_a_look() {
    var quote = desk.draft("1", line("Desk", "1", "100"));
    var token = desk.send(quote);

    var got = desk.customer().download("/api/offers/" + token + "/pdf");

    assertThat(got.status()).isEqualTo(200);
    assertThat(got.header("Content-Type")).isEqualTo("application/pdf");
    assertThat(got.header("Content-Disposition")).contains("attachment").contains(".pdf");
    assertThat(ReadPdf.of(got.bytes()).text()).contains("Desk").contains("100.00");
    var seen = "/api/records/quoteEvent?filter=quote==" + quote + ";kind==seen";
    assertThat(desk.ann().get(seen).at("records")).hasSize(1);
    desk.endYesterday(quote);
    assertThat(desk.customer().download("/api/offers/" + token + "/pdf").status()).isEqualTo(409);
    assertThat(desk.customer().download("/api/offers/x" + token + "/pdf").status()).isEqualTo(404);
    // Those who work on it still have it.
    assertThat(pdf(quote).text()).contains("Expired");
  }

  @Test
  void nobody_else_gets_it() {
    var quote = desk.draft("1", line("Desk", "1", "100"));
    var path = "/api/quotes/" + quote + "/pdf";

    assertThat(office.browser(office.carl).download(path).status()).isEqualTo(404);
    assertThat(desk.customer().download(path).status()).isEqualTo(401);
  }

  @Test
  void an_accepted_one_says_by_whom_and_shows_what_was_chosen_and_signed() {
    var quote =
        desk.draft("1", line("Desk", "1", "100"), line("Lamp", "1", "20", "optional", true));
    var token = desk.send(quote);
    var lamp = desk.offer(token).text("content.lines.1.id");
    var accepted =
        desk.customer()
            .post(
                "/api/offers/" + token + "/acceptance",
                Map.of(
                    "name",
                    "Maria Ivanova",
                    "total",
                    120,
                    "chosen",
                    List.of(lamp),
                    "signature",
                    "M10 10L200 150L400 20"));
    assertThat(accepted.status()).as(accepted.body().toString()).isEqualTo(200);

    var got = desk.customer().download("/api/offers/" + token + "/pdf");

    var text = ReadPdf.of(got.bytes()).text();
    assertThat(text).contains("Accepted by Maria Ivanova").contains("You may choose");
    assertThat(text).contains("120.00");
  }

  @Test
  void a_long_one_goes_on_with_its_headings_and_tells_its_pages() {
    var quote = desk.draft("1");
    var lines = IntStream.rangeClosed(1, 150).mapToObj(at -> line("Item " + at, "1", "1")).toList();
    desk.save(quote, Map.of(), lines);

    var pages = pdf(quote).pages();

    assertThat(pages).hasSizeGreaterThan(3);
    for (var at = 0; at < pages.size(); at++) {
      assertThat(pages.get(at)).contains("Page " + (at + 1) + " of " + pages.size());
      if (pages.get(at).contains("Item")) {
        assertThat(pages.get(at)).contains("Unit price");
      }
    }
    assertThat(String.join("", pages)).contains("Item 150");
  }

  @Test
  void the_logo_is_drawn_anew_and_stays_on_what_was_sent_with_it() throws IOException {
    var administrator = office.browser(office.administrator);
    var uploaded = administrator.upload("/api/letterhead/logo", "l.png", png(2000, 500), "a", "b");
    assertThat(uploaded.status()).as(uploaded.body().toString()).isEqualTo(200);
    letterhead(Map.of("validDays", 30)); // saying the rest leaves it
    var logo = ImageIO.read(new ByteArrayInputStream(logo()));
    assertThat(logo.getWidth()).isEqualTo(980);
    assertThat(logo.getHeight()).isEqualTo(245);
    var quote = desk.draft("1", line("Desk", "1", "100"));
    var token = desk.send(quote);

    assertThat(administrator.delete("/api/letterhead/logo").status()).isEqualTo(200);

    assertThat(pdf(quote).pictures()).isEqualTo(1);
    assertThat(pdf(desk.draft("2")).pictures()).isZero();
    assertThat(desk.customer().download("/api/offers/" + token + "/logo").status()).isEqualTo(200);
    assertThat(administrator.get("/api/letterhead/logo").status()).isEqualTo(404);
  }

  @Test
  void what_is_no_picture_is_refused_and_nobody_else_changes_the_logo() throws IOException {
    var huge = png(10, 10);
    ByteBuffer.wrap(huge).putInt(16, 60_000).putInt(20, 60_000);
    var torn = Arrays.copyOf(png(200, 200), 200);
    var svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
    var files =
        List.of(
            new byte[0],
            svg.getBytes(StandardCharsets.UTF_8),
            "GIF89a and more".getBytes(StandardCharsets.UTF_8),
            Arrays.copyOf(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}, 500),
            new byte[5 << 20],
            torn,
            huge);
    for (var file : files) {
      var answer =
          office
              .browser(office.administrator)
              .upload("/api/letterhead/logo", "logo.png", file, "a", "b");
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.text("errors.0.field")).isEqualTo("logo");
    }
    assertThat(desk.ann().upload("/api/letterhead/logo", "l.png", png(9, 9), "a", "b").status())
        .isEqualTo(403);
  }

  private ReadPdf pdf(String quote) {
    var got = desk.ann().download("/api/quotes/" + quote + "/pdf");
    assertThat(got.status()).as(got.response().body()).isEqualTo(200);
    return ReadPdf.of(got.bytes());
  }

  private byte[] logo() {
    return desk.ann().download("/api/letterhead/logo").bytes();
  }

  private void letterhead(Map<String, ?> values) {
    assertThat(office.browser(office.administrator).put("/api/letterhead", values).status())
        .isEqualTo(200);
  }

  /** What the customer's page could not say otherwise: the organisation has rates for few. */
  private void currency(String quote, String currency) {
    db.update(rapport.db.Tables.QUOTE)
        .set(rapport.db.Tables.QUOTE.CURRENCY, currency)
        .where(rapport.db.Tables.QUOTE.ID.eq(UUID.fromString(quote)))
        .execute();
  }

  /** What stands on each line of the first page, from the left. */
  private static List<String> rows(ReadPdf read) {
    return read.signs().stream()
        .collect(Collectors.groupingBy(each -> Math.round(each.y())))
        .values()
        .stream()
        .map(row ->
            row.stream()
                .sorted(Comparator.comparingDouble(ReadPdf.Sign::x))
                .map(each -> each.text().replace('\u00a0', ' '))
                .collect(Collectors.joining()))
        .toList();
  }

  private static byte[] png(int width, int height) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (var x = 0; x < width; x++) {
      picture.setRGB(x, x * 31 % height, x * 7_919);
    }
    ImageIO.write(picture, "png", bytes);
    return bytes.toByteArray();
  }
}
