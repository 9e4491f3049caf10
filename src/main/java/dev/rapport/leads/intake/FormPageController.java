package dev.rapport.leads.intake;

import dev.rapport.identity.AddressLimit;
import dev.rapport.leads.intake.FormPage.Filled;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.problem.Problems;
import dev.rapport.platform.text.Languages;
import dev.rapport.platform.text.Messages;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * The door through which strangers come who know nothing but a form's address. What they send is
 * bounded and how often they send is counted; they learn nothing but that it arrived.
 */
@Hidden // pages for people, not part of the API
@RestController
@RequestMapping("/f/{address}")
class FormPageController {

  private static final int MOST_VALUES = 200;
  private static final List<String> VISIT =
      List.of("landing", "referrer", "first", "firstAt", "last", "lastAt", "campaign");

  private final Forms forms;
  private final FormPage pages;
  private final Tickets tickets;
  private final SubmitForm submit;
  private final Messages messages;
  private final Problems problems;
  private final Clock clock;
  private final AddressLimit looks;
  private final AddressLimit words;

  FormPageController(
      Forms forms,
      FormPage pages,
      Tickets tickets,
      SubmitForm submit,
      Messages messages,
      Problems problems,
      Clock clock) {
    this.forms = forms;
    this.pages = pages;
    this.tickets = tickets;
    this.submit = submit;
    this.messages = messages;
    this.problems = problems;
    this.clock = clock;
    this.looks = new AddressLimit(600, Duration.ofMinutes(15), clock);
    this.words = new AddressLimit(40, Duration.ofMinutes(15), clock);
  }

  @GetMapping
  ResponseEntity<String> show(
      @PathVariable String address, HttpServletRequest request, HttpServletResponse response) {
    try {
      looks.count(request.getRemoteAddr(), response);
    } catch (ProblemException e) {
      return refused(e, request);
    }
    var kept = forms.at(address).orElse(null);
    if (kept == null) {
      return missing(request);
    }
    var language = language(kept.form(), request);
    var filled = Filled.nothing(arrived(request));
    return page(HttpStatus.OK, pages.form(kept, language, tickets.issue(kept.id()), filled));
  }

  @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<String> send(
      @PathVariable String address, HttpServletRequest request, HttpServletResponse response) {
    var kept = forms.at(address).orElse(null);
    if (kept == null) {
      return missing(request);
    }
    var language = language(kept.form(), request);
    var locale = Locale.forLanguageTag(language);
    var given = request.getParameterMap();
    var visit = visit(request);
    var filled =
        Filled.of(
            input(kept.form(), given), List.of(given.getOrDefault("agreed", new String[0])), visit);
    try {
      words.count(request.getRemoteAddr(), response);
    } catch (ProblemException e) {
      var text = problems.describe(e, locale).getDetail();
      return again(kept, language, HttpStatus.TOO_MANY_REQUESTS, filled.refused(text));
    }
    if (given.values().stream().mapToInt(each -> each.length).sum() > MOST_VALUES) {
      var text = messages.text(locale, "intake.tooMuch");
      var nothing = Filled.nothing(visit).refused(text);
      return again(kept, language, HttpStatus.CONTENT_TOO_LARGE, nothing);
    }
    var ticket = tickets.read(kept.id(), request.getParameter("ticket"));
    if (ticket.isEmpty()) {
      var text = messages.text(locale, "intake.expired");
      return again(kept, language, HttpStatus.CONFLICT, filled.refused(text));
    }
    var errors =
        submit.handle(
            new SubmitForm.Command(
                kept,
                ticket.get(),
                language,
                filled.input(),
                filled.agreed(),
                request.getParameter("homepage"),
                Visit.read(
                    visit,
                    request.getRemoteAddr(),
                    request.getHeader(HttpHeaders.USER_AGENT),
                    clock)));
    return errors.isEmpty()
        ? page(HttpStatus.OK, pages.thanks(kept.form(), language))
        : again(kept, language, HttpStatus.UNPROCESSABLE_CONTENT, filled.refused(errors));
  }

  /** The form once more, with all that was filled in. */
  private ResponseEntity<String> again(
      Forms.Kept kept, String language, HttpStatus status, Filled filled) {
    return page(status, pages.form(kept, language, tickets.issue(kept.id()), filled));
  }

  private ResponseEntity<String> missing(HttpServletRequest request) {
    var language = Languages.of(request);
    return page(
        HttpStatus.NOT_FOUND,
        pages.note(
            messages.text(language, "intake.missing.title"),
            messages.text(language, "intake.missing.text"),
            language));
  }

  private ResponseEntity<String> refused(ProblemException problem, HttpServletRequest request) {
    var language = Languages.of(request);
    var told = problems.describe(problem, language);
    return page(
        HttpStatus.valueOf(told.getStatus()),
        pages.note(
            Objects.requireNonNullElse(told.getTitle(), ""),
            Objects.requireNonNullElse(told.getDetail(), ""),
            language));
  }

  private static ResponseEntity<String> page(HttpStatus status, String html) {
    return ResponseEntity.status(status)
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .body(html);
  }

  private static String language(IntakeForm form, HttpServletRequest request) {
    var wished = new ArrayList<String>();
    Optional.ofNullable(request.getParameter("lang")).ifPresent(wished::add);
    Collections.list(request.getLocales()).forEach(each -> wished.add(each.getLanguage()));
    return form.language(wished);
  }

  private static Map<String, List<String>> input(IntakeForm form, Map<String, String[]> given) {
    return form.fields().stream()
        .map(IntakeForm.Entry::field)
        .filter(given::containsKey)
        .collect(
            Collectors.toMap(
                field -> field,
                field -> List.of(given.get(field)),
                (one, _) -> one,
                LinkedHashMap::new));
  }

  /** What the form's hidden inputs say of the visit. */
  private static Map<String, String> visit(HttpServletRequest request) {
    return VISIT.stream()
        .filter(name -> request.getParameter("visit." + name) != null)
        .collect(
            Collectors.toMap(
                name -> name,
                name -> request.getParameter("visit." + name),
                (one, _) -> one,
                LinkedHashMap::new));
  }

  /**
   * Where one who opens the page came from: what the site around it says in the page's address,
   * else what the address and the browser say themselves.
   */
  private Map<String, String> arrived(HttpServletRequest request) {
    var told = visit(request);
    if (!told.isEmpty()) {
      return told;
    }
    var referrer = request.getHeader(HttpHeaders.REFERER);
    Map<String, String> visit = new LinkedHashMap<>();
    visit.put("landing", request.getRequestURL().toString());
    if (referrer != null) {
      visit.put("referrer", referrer);
    }
    var by =
        Stream.of("utm_source", "utm_medium", "utm_campaign")
            .map(request::getParameter)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" / "));
    var touch = by.isEmpty() ? host(referrer) : by;
    var now = clock.instant().toString();
    visit.put("first", touch);
    visit.put("firstAt", now);
    visit.put("last", touch);
    visit.put("lastAt", now);
    Optional.ofNullable(request.getParameter("utm_campaign"))
        .ifPresent(campaign -> visit.put("campaign", campaign));
    return visit;
  }

  private static String host(@Nullable String address) {
    try {
      var host = address == null ? null : URI.create(address).getHost();
      return host == null ? "direct" : host;
    } catch (IllegalArgumentException e) {
      return "direct";
    }
  }
}
