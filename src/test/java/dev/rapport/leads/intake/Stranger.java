package dev.rapport.leads.intake;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Opens forms and sends them as a browser does that nobody signed in with. */
final class Stranger {

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI root;

  Stranger(int port) {
    root = URI.create("http://localhost:" + port);
  }

  HttpResponse<String> open(String path, String... headers) {
    return send(request(path, headers).GET().build());
  }

  /**
   * @param fields names and values in turn
   */
  HttpResponse<String> submit(String path, String... fields) {
    var pairs =
        java.util.stream.IntStream.range(0, fields.length / 2)
            .mapToObj(at -> encoded(fields[2 * at]) + "=" + encoded(fields[2 * at + 1]))
            .collect(Collectors.joining("&"));
    return send(
        request(path, "Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(pairs))
            .build());
  }

  /** What a hidden input of a page holds. */
  static String hidden(HttpResponse<String> page, String name) {
    var found =
        Pattern.compile("name=\"" + Pattern.quote(name) + "\" value=\"([^\"]*)\"")
            .matcher(page.body());
    return found.find() ? found.group(1) : "";
  }

  private HttpRequest.Builder request(String path, String... headers) {
    var request = HttpRequest.newBuilder(root.resolve(path));
    if (headers.length > 0) {
      request.headers(Arrays.copyOf(headers, headers.length));
    }
    return request;
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
