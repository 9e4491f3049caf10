package dev.rapport.leads.intake;

import dev.rapport.identity.AddressLimit;
import dev.rapport.leads.intake.ConfirmConsents.Asked;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.problem.Problems;
import dev.rapport.platform.text.Languages;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where the link leads by which somebody confirms what they agreed to. Opening it confirms nothing:
 * what looks through mails for its readers opens links, too.
 */
@Hidden // pages for people, not part of the API
@RestController
@RequestMapping("/f/{address}/confirmation/{token}")
class ConfirmationController {

  private static final int LONGEST_AGENT = 300;

  private final ConfirmConsents confirm;
  private final FormPage pages;
  private final Problems problems;
  private final AddressLimit looks;

  ConfirmationController(ConfirmConsents confirm, FormPage pages, Problems problems, Clock clock) {
    this.confirm = confirm;
    this.pages = pages;
    this.problems = problems;
    this.looks = new AddressLimit(100, Duration.ofMinutes(15), clock);
  }

  @GetMapping
  ResponseEntity<String> show(
      @PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
    return answer(request, response, () -> confirm.look(token));
  }

  @PostMapping
  ResponseEntity<String> confirm(
      @PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
    var agent = agent(request.getHeader(HttpHeaders.USER_AGENT));
    return answer(request, response, () -> confirm.confirm(token, request.getRemoteAddr(), agent));
  }

  private ResponseEntity<String> answer(
      HttpServletRequest request, HttpServletResponse response, Supplier<Optional<Asked>> asking) {
    var language = Languages.of(request);
    try {
      looks.count(request.getRemoteAddr(), response);
    } catch (ProblemException e) {
      var told = problems.describe(e, language);
      return page(
          HttpStatus.valueOf(told.getStatus()),
          pages.note(
              Objects.requireNonNullElse(told.getTitle(), ""),
              Objects.requireNonNullElse(told.getDetail(), ""),
              language));
    }
    return asking
        .get()
        .map(this::page)
        .orElseGet(() ->
            page(HttpStatus.NOT_FOUND, pages.confirmation("intake.confirm.missing", language)));
  }

  private ResponseEntity<String> page(Asked asked) {
    var language = Locale.forLanguageTag(asked.submission().language());
    return switch (asked.state()) {
      case OPEN -> page(HttpStatus.OK, pages.confirm(asked.form().form(), asked.submission()));
      case CONFIRMED -> page(HttpStatus.OK, pages.confirmation("intake.confirm.done", language));
      case EXPIRED -> page(HttpStatus.GONE, pages.confirmation("intake.confirm.expired", language));
    };
  }

  private static ResponseEntity<String> page(HttpStatus status, String html) {
    return ResponseEntity.status(status)
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .body(html);
  }

  private static @Nullable String agent(@Nullable String header) {
    if (header == null) {
      return null;
    }
    var plain = header.replaceAll("\\p{Cntrl}", " ");
    return plain.substring(0, Math.min(plain.length(), LONGEST_AGENT));
  }
}
