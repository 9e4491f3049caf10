package dev.rapport.administration;

import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A new Rapport belongs to whoever can read its log: setting it up takes a code that stands there,
 * inside the address to open. All nodes on one database print the same one, until it is used.
 */
@Component
class SetUpCode {

  private static final String SETTING = "setUpCode";
  private static final String LETTERS = "abcdefghjkmnpqrstvwxyz23456789"; // none looks like another
  private static final int LENGTH = 25; // some 122 bits
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Settings settings;
  private final @Nullable String chosen;

  /**
   * @param chosen by the operator, for installations that set themselves up; else one is drawn
   */
  SetUpCode(Settings settings, @Value("${rapport.set-up-code:#{null}}") @Nullable String chosen) {
    this.settings = settings;
    this.chosen = chosen == null || chosen.isBlank() ? null : chosen;
  }

  @EventListener
  @Order(1)
  void print(ApplicationReadyEvent event) {
    if (settings.organisation().isPresent()) {
      return;
    }
    if (chosen == null) {
      settings.putIfAbsent(SETTING, random());
    }
    var port = event.getApplicationContext().getEnvironment().getProperty("local.server.port");
    if (port != null) {
      var query =
          chosen == null ? "?code=" + expected().orElseThrow() : ", with the code you chose";
      // To the person at the terminal, whatever the log is set to.
      System.out.printf("To set it up, open http://localhost:%s/set-up%s%n", port, query);
    }
  }

  /** Uses the code up, in the running transaction. Throws a 422 unless it is the right one. */
  void use(String typed) {
    if (!expected().filter(code -> isSame(code, typed)).isPresent()) {
      throw ProblemException.invalid("code", "setUp.code");
    }
    settings.remove(SETTING);
  }

  private Optional<String> expected() {
    return chosen == null ? settings.get(SETTING, String.class) : Optional.of(chosen);
  }

  private static boolean isSame(String code, String typed) {
    return MessageDigest.isEqual(normal(code), normal(typed));
  }

  private static byte[] normal(String code) {
    return code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
  }

  /** In groups of five, for those who have to type it. */
  private static String random() {
    return RANDOM
        .ints(LENGTH, 0, LETTERS.length())
        .mapToObj(LETTERS::charAt)
        .map(String::valueOf)
        .collect(Collectors.joining())
        .replaceAll("(.{5})(?!$)", "$1-");
  }
}
