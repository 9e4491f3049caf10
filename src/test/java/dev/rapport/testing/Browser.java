package dev.rapport.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Talks to the application as a page does: keeps cookies, repeats the CSRF token in its header,
 * sends and reads JSON. Every instance is a browser of its own.
 */
public final class Browser {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final URI root;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client;

  private @Nullable String token;

  /** What came back; {@code body} is a missing node where there is none. */
  public record Answer(int status, JsonNode body, HttpResponse<String> response) {

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /**
     * The text at a path such as {@code user.role.label} or {@code errors.0.field}; empty where
     * there is none.
     */
    public String text(String path) {
      return at(path).asString("");
    }

    /** Of what was got by {@link Browser#download}. */
    public byte[] bytes() {
      return response.body().getBytes(StandardCharsets.ISO_8859_1);
    }

    public JsonNode at(String path) {
      return body.at("/" + path.replace('.', '/'));
    }
  }

  public Browser(int port) {
    this.root = URI.create("http://localhost:" + port);
    this.client = HttpClient.newBuilder().cookieHandler(cookies).build();
  }

  /**
   * One that comes from an address of its own.
   *
   * @param from of this machine, such as {@code 127.0.0.2}
   */
  public Browser(int port, String from) {
    this.root = URI.create("http://127.0.0.1:" + port);
    this.client =
        HttpClient.newBuilder()
            .cookieHandler(cookies)
            .localAddress(InetAddress.ofLiteral(from))
            .build();
  }

  public Answer get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  public Answer post(String path, Object body, String... headers) {
    return send("POST", path, body, headers);
  }

  public Answer put(String path, Object body, String... headers) {
    return send("PUT", path, body, headers);
  }

  public Answer patch(String path, Object body, String... headers) {
    return send("PATCH", path, body, headers);
  }

  public Answer delete(String path, String... headers) {
    return send("DELETE", path, null, headers);
  }

  /** Opens an answer that goes on, such as a stream of events. */
  public HttpResponse<InputStream> open(String path, String... headers) {
    try {
      var request = HttpRequest.newBuilder(root.resolve(path));
      if (headers.length > 0) {
        request.headers(headers);
      }
      return client.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Gets what is no text. */
  public Answer download(String path) {
    return exchange("GET", path, null, BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
  }

  /** What comes at once of an answer that goes on. */
  public Answer glimpse(String path) {
    return exchange("GET", path, null, _ -> new Beginning());
  }

  /** Sends a form with a file, and one more field. */
  public Answer upload(
      String path, String fileName, byte[] file, String field, String value, String... headers) {
    var boundary = "boundary-of-a-test";
    var head =
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(boundary, field, value)
            + "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
                .formatted(boundary, fileName)
            + "Content-Type: text/csv\r\n\r\n";
    var body = new ByteArrayOutputStream();
    body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    body.writeBytes(file);
    body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return send(
        "POST",
        path,
        body.toByteArray(),
        Stream.concat(
                Stream.of("Content-Type", "multipart/form-data; boundary=" + boundary),
                Arrays.stream(headers))
            .toArray(String[]::new));
  }

  public Answer signIn(String email, String password) {
    return post("/api/session", java.util.Map.of("email", email, "password", password));
  }

  /** Puts a session's cookie in place, so that a test need not sign in. */
  public Browser with(String session) {
    set("rapport_session", session);
    return this;
  }

  /** Comes as a program does: with its token and without cookies. */
  public Browser bearing(String token) {
    this.token = token;
    return this;
  }

  public Optional<HttpCookie> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .findFirst();
  }

  /** Sends as it stands, without a CSRF token; as JSON unless the headers say otherwise. */
  public Answer sendBare(String method, String path, Object body, String... headers) {
    return exchange(method, path, body, BodyHandlers.ofString(), headers);
  }

  private Answer exchange(
      String method, String path, Object body, BodyHandler<String> reading, String... headers) {
    try {
      var request =
          HttpRequest.newBuilder(root.resolve(path))
              .method(
                  method,
                  body == null
                      ? BodyPublishers.noBody()
                      : body instanceof byte[] bytes
                          ? BodyPublishers.ofByteArray(bytes)
                          : BodyPublishers.ofString(
                              body instanceof String text ? text : JSON.writeValueAsString(body)));
      if (body != null && !List.of(headers).contains("Content-Type")) {
        request.header(
            "Content-Type",
            method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
      }
      if (token != null) {
        request.header("Authorization", "Bearer " + token);
      }
      if (headers.length > 0) {
        request.headers(headers);
      }
      var response = client.send(request.build(), reading);
      var type = response.headers().firstValue("Content-Type").orElse("");
      var read =
          type.contains("json") && !response.body().isEmpty()
              ? JSON.readTree(response.body())
              : JSON.missingNode();
      return new Answer(response.statusCode(), read, response);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Answer send(String method, String path, Object body, String... headers) {
    if (method.equals("GET")) {
      return sendBare(method, path, body, headers);
    }
    if (cookie("XSRF-TOKEN").isEmpty()) {
      set("XSRF-TOKEN", "0b7f3c1e-6a51-4d0e-9f0e-2f4c8f6b7a11");
    }
    var all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "X-XSRF-TOKEN";
    all[headers.length + 1] = cookie("XSRF-TOKEN").orElseThrow().getValue();
    return sendBare(method, path, body, all);
  }

  private void set(String name, String value) {
    var cookie = new HttpCookie(name, value);
    cookie.setPath("/");
    cookie.setVersion(0);
    cookies.getCookieStore().add(root, cookie);
  }
}
