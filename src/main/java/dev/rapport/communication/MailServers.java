package dev.rapport.communication;

import dev.rapport.communication.MailServer.Security;
import dev.rapport.platform.mail.MailStore;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.settings.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The server to send by: the operator's, else the one that an administrator named. */
@Component
class MailServers {

  private static final String SETTING = "mailServer";
  private static final int LONGEST = 200;
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  private final Settings settings;
  private final MailStore store;
  private final @Nullable MailServer operators;

  MailServers(Settings settings, MailStore store, MailProperties properties) {
    this.settings = settings;
    this.store = store;
    this.operators = ofOperator(properties);
  }

  private static @Nullable MailServer ofOperator(MailProperties given) {
    var host = given.host();
    if (host == null || host.isBlank()) {
      return null;
    }
    var port = given.port() != 0 ? given.port() : given.security() == Security.TLS ? 465 : 587;
    var server =
        new MailServer(
            host,
            port,
            given.security(),
            given.user(),
            given.password(),
            given.senderName(),
            Objects.requireNonNullElse(given.senderAddress(), ""),
            Objects.requireNonNullElse(given.site(), "").replaceFirst("/+$", ""));
    var errors = errors(server);
    if (!errors.isEmpty()) {
      throw new IllegalStateException(
          "rapport.mail is not usable as it is: "
              + errors.stream().map(each -> each.field() + " " + each.code()).toList());
    }
    return server;
  }

  /** Whether the operator named it, so that nobody changes it here. */
  boolean isOperators() {
    return operators != null;
  }

  Optional<MailServer> current() {
    return operators != null ? Optional.of(operators) : settings.get(SETTING, MailServer.class);
  }

  /** Whether mail still goes by this one. */
  boolean isCurrent(MailServer server) {
    return current().filter(server::equals).isPresent();
  }

  /**
   * Names a server. What waits goes by it at once.
   *
   * @param password null for that which is kept already; it goes to no other server than that which
   *     it was given for
   * @throws ProblemException 422 with what is wrong, 409 where the operator named one
   */
  @Transactional
  public void save(MailServer given, boolean keepPassword) {
    changeable();
    var server = keepPassword ? withKeptPassword(given) : given;
    var errors = errors(server);
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    settings.put(SETTING, server);
    store.hurry();
  }

  /** Sends by none any more. Throws a 409 where the operator named one. */
  @Transactional
  public void remove() {
    changeable();
    settings.remove(SETTING);
  }

  private void changeable() {
    if (isOperators()) {
      throw ProblemException.of(HttpStatus.CONFLICT, "mail.operators");
    }
  }

  private MailServer withKeptPassword(MailServer given) {
    var user = given.user();
    if (user == null) {
      return given;
    }
    var kept =
        current()
            .filter(server ->
                server.host().equals(given.host())
                    && server.port() == given.port()
                    && server.security() == given.security()
                    && user.equals(server.user()))
            .orElseThrow(() -> ProblemException.invalid("password", "mail.passwordAgain"));
    return new MailServer(
        given.host(),
        given.port(),
        given.security(),
        user,
        kept.password(),
        given.senderName(),
        given.senderAddress(),
        given.site());
  }

  private static List<FieldProblem> errors(MailServer server) {
    var errors = new ArrayList<FieldProblem>();
    if (!server.host().matches("[A-Za-z0-9._:\\[\\]-]{1,253}")) {
      errors.add(FieldProblem.of("host", "mail.host"));
    }
    if (server.port() < 1 || server.port() > 65_535) {
      errors.add(FieldProblem.of("port", "mail.port"));
    }
    if (MailAddress.of("", server.senderAddress()).isEmpty()) {
      errors.add(FieldProblem.of("senderAddress", "email.unreadable", server.senderAddress()));
    }
    for (var each : new String[] {server.senderName(), server.user(), server.password()}) {
      if (each != null && each.length() > LONGEST) {
        errors.add(FieldProblem.of("user", "text.tooLong", LONGEST));
      }
    }
    // A password in clear is a password of everybody on the way.
    if (server.user() != null
        && server.security() == Security.NONE
        && !THIS_MACHINE.contains(server.host())) {
      errors.add(FieldProblem.of("security", "mail.unprotected"));
    }
    if (!isSite(server.site())) {
      errors.add(FieldProblem.of("site", "mail.site"));
    }
    return errors;
  }

  private static boolean isSite(String site) {
    try {
      var address = URI.create(site);
      return Set.of("http", "https").contains(String.valueOf(address.getScheme()))
          && address.getHost() != null
          && address.getQuery() == null
          && address.getFragment() == null
          && site.length() <= LONGEST;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
