package dev.rapport.sales.quotes;

import dev.rapport.identity.AddressLimit;
import dev.rapport.platform.pictures.Pictures;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.fieldtype.FieldType;
import dev.rapport.records.fieldtype.FieldTypes;
import dev.rapport.records.fieldtype.LongTextType;
import dev.rapport.sales.quotes.QuoteEvents.Visit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The door through which customers come, with nothing but a link. Whoever knocks is a stranger:
 * what they send is bounded, how often they knock is counted, and they are told nothing but what
 * the link is for.
 */
@RestController
@RequestMapping("/api/offers/{token}")
class OfferController {

  private static final FieldType<String> NAME = FieldTypes.text(200);
  private static final FieldType<String> TEXT = new LongTextType(5_000);
  private static final int LONGEST_SIGNATURE = 30_000;

  /** Strokes, each of a point and lines from there: nothing else can be drawn with it. */
  private static final Pattern STROKES =
      Pattern.compile("(?:M\\d{1,3} \\d{1,3}(?:L\\d{1,3} \\d{1,3})*+)++");

  /** The optional lines that are to count. */
  record Choice(@Nullable Set<UUID> chosen) {}

  /**
   * @param signature drawn, as an SVG path of M and L on 600 by 200; null where the name stands for
   *     it
   * @param total as it was shown
   */
  record Acceptance(
      @Nullable String name,
      @Nullable String signature,
      @Nullable Set<UUID> chosen,
      @Nullable BigDecimal total) {}

  record Refusal(@Nullable String name, @Nullable String reason) {}

  record Question(@Nullable String name, @Nullable String text) {}

  private final AnswerQuote answers;
  private final AcceptQuote acceptance;
  private final PlainTexts texts;
  private final QuotePdf pdf;
  private final Pictures pictures;
  private final AddressLimit looks;
  private final AddressLimit words;
  private final AddressLimit papers;

  OfferController(
      AnswerQuote answers,
      AcceptQuote acceptance,
      PlainTexts texts,
      QuotePdf pdf,
      Pictures pictures,
      Clock clock) {
    this.answers = answers;
    this.acceptance = acceptance;
    this.texts = texts;
    this.pdf = pdf;
    this.pictures = pictures;
    this.looks = new AddressLimit(600, Duration.ofMinutes(15), clock);
    this.words = new AddressLimit(120, Duration.ofMinutes(15), clock);
    this.papers = new AddressLimit(60, Duration.ofMinutes(15), clock);
  }

  @GetMapping
  Offer offer(
      @PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
    looks.count(request.getRemoteAddr(), response);
    response.setHeader("X-Robots-Tag", "noindex");
    var quote = answers.find(token);
    var offer = answers.offer(quote);
    answers.look(quote, visit(request));
    return offer;
  }

  /** The offer on paper, as long as there is something to see. */
  @GetMapping(path = "/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
  ResponseEntity<byte[]> pdf(
      @PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
    papers.count(request.getRemoteAddr(), response);
    response.setHeader("X-Robots-Tag", "noindex");
    var quote = answers.find(token);
    var printed = pdf.ofOffer(quote);
    answers.look(quote, visit(request));
    return printed.download();
  }

  @GetMapping(path = "/logo", produces = MediaType.IMAGE_PNG_VALUE)
  ResponseEntity<byte[]> logo(
      @PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
    looks.count(request.getRemoteAddr(), response);
    return Optional.ofNullable(answers.offer(answers.find(token)).sender().logo())
        .flatMap(pictures::png)
        .map(ResponseEntity::ok)
        .orElseThrow(ProblemException::notFound);
  }

  /** What it comes to with other optional lines. Changes nothing. */
  @PostMapping("/sums")
  Offer.Sums sums(
      @PathVariable String token,
      @RequestBody Choice choice,
      HttpServletRequest request,
      HttpServletResponse response) {
    looks.count(request.getRemoteAddr(), response);
    return answers.sums(answers.find(token), chosen(choice.chosen()));
  }

  @PostMapping("/acceptance")
  Offer accept(
      @PathVariable String token,
      @RequestBody Acceptance given,
      HttpServletRequest request,
      HttpServletResponse response) {
    words.count(request.getRemoteAddr(), response);
    var quote = answers.find(token);
    var errors = new ArrayList<FieldProblem>();
    var name = texts.required("name", given.name(), NAME, errors);
    var drawn = given.signature();
    if (drawn != null
        && (drawn.length() > LONGEST_SIGNATURE || !STROKES.matcher(drawn).matches())) {
      errors.add(FieldProblem.of("signature", "offer.signature"));
    }
    if (given.total() == null) {
      errors.add(FieldProblem.of("total", "required"));
    }
    refuse(errors);
    acceptance.handle(
        new AcceptQuote.Command(
            quote,
            name,
            drawn,
            chosen(given.chosen()),
            given.total() == null ? BigDecimal.ZERO : given.total()),
        visit(request));
    return answers.offer(quote);
  }

  @PostMapping("/refusal")
  Offer decline(
      @PathVariable String token,
      @RequestBody Refusal given,
      HttpServletRequest request,
      HttpServletResponse response) {
    words.count(request.getRemoteAddr(), response);
    var quote = answers.find(token);
    var errors = new ArrayList<FieldProblem>();
    var name = texts.required("name", given.name(), NAME, errors);
    var reason = texts.read("reason", given.reason(), TEXT, errors);
    refuse(errors);
    answers.decline(quote, name, reason, visit(request));
    return answers.offer(quote);
  }

  @PostMapping("/questions")
  Offer ask(
      @PathVariable String token,
      @RequestBody Question given,
      HttpServletRequest request,
      HttpServletResponse response) {
    words.count(request.getRemoteAddr(), response);
    var quote = answers.find(token);
    var errors = new ArrayList<FieldProblem>();
    var name = texts.required("name", given.name(), NAME, errors);
    var text = texts.required("text", given.text(), TEXT, errors);
    refuse(errors);
    answers.ask(quote, name, text, visit(request));
    return answers.offer(quote);
  }

  private static Visit visit(HttpServletRequest request) {
    return new Visit(request.getRemoteAddr(), request.getHeader(HttpHeaders.USER_AGENT));
  }

  private static Set<UUID> chosen(@Nullable Set<UUID> chosen) {
    if (chosen == null) {
      return Set.of();
    }
    if (chosen.size() > SaveQuote.MOST_LINES || chosen.stream().anyMatch(id -> id == null)) {
      throw ProblemException.invalid("chosen", "offer.notOptional");
    }
    return chosen;
  }

  private static void refuse(List<FieldProblem> errors) {
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
  }
}
