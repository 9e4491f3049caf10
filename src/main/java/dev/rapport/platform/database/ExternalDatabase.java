package dev.rapport.platform.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * The PostgreSQL server that the operator names by {@code spring.datasource.url} or {@code
 * RAPPORT_DATABASE_URL}, with the credentials beside it or inside its address.
 *
 * @param url as JDBC wants it, without credentials
 */
public record ExternalDatabase(String url, String username, String password) {

  private static final int OLDEST_VERSION = 15;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Connection refused, broken off, or a server that is still starting. */
  private static final Set<String> NOT_YET = Set.of("08000", "08001", "08004", "08006", "57P03");

  static ExternalDatabase of(Environment environment) {
    String url = Objects.requireNonNull(namedUrl(environment));
    return parse(
        url,
        firstOf(environment, "spring.datasource.username", "rapport.database.username"),
        firstOf(environment, "spring.datasource.password", "rapport.database.password"));
  }

  /**
   * Understands {@code jdbc:postgresql://…}, {@code postgresql://user:password@host/name} and
   * {@code postgres://…}.
   *
   * @throws DatabaseUnavailableException where the address is none of PostgreSQL
   */
  public static ExternalDatabase parse(
      String url, @Nullable String username, @Nullable String password) {
    String address =
        url.strip().replaceFirst("^jdbc:", "").replaceFirst("^postgres:", "postgresql:");
    if (!address.startsWith("postgresql://")) {
      throw new DatabaseUnavailableException(
          "The database's address is none of PostgreSQL.",
          "Write RAPPORT_DATABASE_URL as postgresql://user:password@host:5432/name.");
    }
    // Taken apart by hand: JDBC allows several hosts, which java.net.URI does not understand.
    String rest = address.substring("postgresql://".length());
    int path = rest.indexOf('/') < 0 ? rest.length() : rest.indexOf('/');
    int at = rest.lastIndexOf('@', path);
    String userInfo = at < 0 ? "" : rest.substring(0, at);
    List<String> parameters = new ArrayList<>();
    String target = rest.substring(at + 1);
    int query = target.indexOf('?');
    if (query >= 0) {
      for (String parameter : target.substring(query + 1).split("&")) {
        if (parameter.startsWith("user=")) {
          username = username == null ? decode(parameter.substring(5)) : username;
        } else if (parameter.startsWith("password=")) {
          password = password == null ? decode(parameter.substring(9)) : password;
        } else if (!parameter.isEmpty()) {
          parameters.add(parameter);
        }
      }
      target = target.substring(0, query);
    }
    int colon = userInfo.indexOf(':');
    if (username == null && !userInfo.isEmpty()) {
      username = decode(colon < 0 ? userInfo : userInfo.substring(0, colon));
    }
    if (password == null && colon >= 0) {
      password = decode(userInfo.substring(colon + 1));
    }
    String jdbc = "jdbc:postgresql://" + target;
    return new ExternalDatabase(
        parameters.isEmpty() ? jdbc : jdbc + "?" + String.join("&", parameters),
        username == null ? "" : username,
        password == null ? "" : password);
  }

  /**
   * Sees that the server answers, and is new enough.
   *
   * @throws DatabaseUnavailableException otherwise
   */
  void check() {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (true) {
      try (var connection = DriverManager.getConnection(url, properties())) {
        refuseOld(connection.getMetaData().getDatabaseMajorVersion());
        return;
      } catch (SQLException e) {
        if (!NOT_YET.contains(String.valueOf(e.getSQLState())) || Instant.now().isAfter(deadline)) {
          throw new DatabaseUnavailableException(
              "The database %s can't be reached: %s".formatted(url, e.getMessage()),
              "See that it runs, and that RAPPORT_DATABASE_URL, RAPPORT_DATABASE_USERNAME and"
                  + " RAPPORT_DATABASE_PASSWORD are right.");
        }
      }
      try {
        Thread.sleep(500);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  private Properties properties() {
    var properties = new Properties();
    properties.setProperty("user", username);
    properties.setProperty("password", password);
    properties.setProperty(
        "loginTimeout", "10"); // seconds: a server may take a call and say nothing
    return properties;
  }

  static void refuseOld(int version) {
    if (version < OLDEST_VERSION) {
      throw new DatabaseUnavailableException(
          "The database server is PostgreSQL %d.".formatted(version),
          "Rapport needs PostgreSQL %d or later.".formatted(OLDEST_VERSION));
    }
  }

  static boolean isNamed(Environment environment) {
    return namedUrl(environment) != null;
  }

  private static @Nullable String namedUrl(Environment environment) {
    return firstOf(environment, "spring.datasource.url", "rapport.database.url");
  }

  private static @Nullable String firstOf(Environment environment, String... properties) {
    for (String property : properties) {
      String value = environment.getProperty(property);
      if (value != null && !value.isBlank()) {
        return value;
      }
    }
    return null;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  static final class IsNamed implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return isNamed(context.getEnvironment());
    }
  }

  static final class IsMissing implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !isNamed(context.getEnvironment());
    }
  }
}
