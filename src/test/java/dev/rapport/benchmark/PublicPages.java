package dev.rapport.benchmark;

import dev.rapport.testing.Browser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Measures what strangers open, at one and at eight connections: a form's page, sending it, the
 * page of a quote, and its PDF, beside the bytes of a file from the same server. A PDF is measured
 * twice: each of another quote, so that it has to be printed, and one again and again.
 *
 * <p>Argument: a folder for its data. Each address of 127.0.0.0/8 is somebody else, so that nobody
 * is told to wait. A submission is a lead with rights, audit, registry and search behind it.
 */
public final class PublicPages {

  private static final int PORT = Integer.getInteger("benchmark.port", 8317);
  private static final int VISITORS = 200;
  private static final int EACH = 15;
  private static final int PAPERS = 100;
  private static final URI ROOT = URI.create("http://127.0.0.1:" + PORT);
  private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");

  private PublicPages() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var folder = Path.of(arguments[0]).toAbsolutePath().resolve("public");
    try (var _ = Server.start(folder, PORT)) {
      var office = new Browser(PORT);
      Server.setUp(office);
      form(office);
      var offer = offer(office);
      var visitors = visitors();
      Function<Integer, HttpRequest> file = _ -> get("/favicon.svg");
      Function<Integer, HttpRequest> form = _ -> get("/f/contact");
      Function<Integer, HttpRequest> quote = _ -> get("/api/offers/" + offer);
      run(visitors, 4, form, 400); // until it is compiled
      for (var connections : List.of(1, 8)) {
        print("a file", connections, run(visitors, connections, file, 2_000));
        print("form", connections, run(visitors, connections, form, 2_000));
        print("quote", connections, run(visitors, connections, quote, 2_000));
        var papers = offers(office, PAPERS);
        Function<Integer, HttpRequest> paper = number -> paper(papers.get(number));
        print("printing a quote", connections, run(visitors, connections, paper, PAPERS));
        Function<Integer, HttpRequest> again = _ -> paper(papers.getLast());
        print("a quote's PDF", connections, run(visitors, connections, again, 1_000));
        var tickets = tickets(visitors, 1_000);
        TimeUnit.SECONDS.sleep(3); // quicker than that only machines are
        Function<Integer, HttpRequest> send = number -> submission(tickets, number);
        print("sending a form", connections, run(visitors, connections, send, 1_000));
      }
    }
  }

  /** Milliseconds of each request, sorted, and behind them those of the whole. */
  private static double[] run(
      List<HttpClient> visitors, int connections, Function<Integer, HttpRequest> next, int count)
      throws InterruptedException {
    var times = new double[count + 1];
    var begun = System.nanoTime();
    var threads = new ArrayList<Thread>();
    for (var at = 0; at < connections; at++) {
      var own = at;
      threads.add(
          Thread.startVirtualThread(() -> {
            for (var number = own; number < count; number += connections) {
              var visitor = visitors.get(number / EACH % VISITORS);
              var sent = System.nanoTime();
              var status = send(visitor, next.apply(number)).statusCode();
              times[number] = (System.nanoTime() - sent) / 1e6;
              if (status != 200) {
                throw new IllegalStateException("answered by " + status);
              }
            }
          }));
    }
    for (var thread : threads) {
      thread.join();
    }
    times[count] = Double.MAX_VALUE;
    Arrays.sort(times);
    times[count] = (System.nanoTime() - begun) / 1e6;
    return times;
  }

  private static void print(String what, int connections, double[] times) {
    var count = times.length - 1;
    System.out.printf(
        "%-16s %d connections: median %.2f ms, 95th percentile %.2f ms, %,.0f a second%n",
        what, connections, times[count / 2], times[count * 95 / 100], count / times[count] * 1e3);
  }

  private static List<String> tickets(List<HttpClient> visitors, int count) {
    var tickets = new ConcurrentLinkedQueue<String>();
    for (var number = 0; number < count; number++) {
      var page = send(visitors.get(number % VISITORS), get("/f/contact")).body();
      var found = TICKET.matcher(page);
      if (!found.find()) {
        throw new IllegalStateException(page);
      }
      tickets.add(found.group(1));
    }
    return List.copyOf(tickets);
  }

  private static HttpRequest submission(List<String> tickets, int number) {
    var text = "name=Visitor+" + number + "&email=v" + number + "%40example.com&ticket=";
    return HttpRequest.newBuilder(ROOT.resolve("/f/contact"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(
            BodyPublishers.ofString(
                text + URLEncoder.encode(tickets.get(number), StandardCharsets.UTF_8)))
        .build();
  }

  private static HttpRequest get(String path) {
    return HttpRequest.newBuilder(ROOT.resolve(path)).build();
  }

  private static HttpResponse<String> send(HttpClient visitor, HttpRequest request) {
    try {
      return visitor.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<HttpClient> visitors() throws IOException {
    var visitors = new ArrayList<HttpClient>();
    for (var at = 2; at < VISITORS + 2; at++) {
      var address = InetAddress.getByName("127.0.0." + at);
      visitors.add(
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .localAddress(address)
              .build());
    }
    return visitors;
  }

  private static void form(Browser browser) {
    browser.post(
        "/api/intake/forms",
        Map.of(
            "name",
            "Contact",
            "address",
            "contact",
            "active",
            true,
            "languages",
            List.of("en"),
            "fields",
            List.of(
                Map.of("field", "name", "required", true),
                Map.of("field", "email", "required", false))));
  }

  /** Of as many quotes with ten lines. */
  private static List<String> offers(Browser browser, int count) {
    var offers = new ArrayList<String>();
    for (var number = 0; number < count; number++) {
      offers.add(offer(browser));
    }
    return offers;
  }

  private static HttpRequest paper(String offer) {
    return get("/api/offers/" + offer + "/pdf");
  }

  /** What the link of a quote with ten lines holds. */
  private static String offer(Browser browser) {
    var deal = browser.post("/api/records/opportunity", Map.of("name", "Bar", "amount", 1000));
    var quote = browser.post("/api/opportunities/" + deal.text("id") + "/quotes", Map.of());
    for (var line = 2; line <= 10; line++) {
      browser.post(
          "/api/records/quoteLine",
          Map.of(
              "quote",
              quote.text("id"),
              "description",
              "Machine " + line,
              "unitPrice",
              100 * line));
    }
    var link = browser.post("/api/quotes/" + quote.text("id") + "/sending", Map.of()).text("link");
    return link.substring(link.lastIndexOf('/') + 1);
  }
}
