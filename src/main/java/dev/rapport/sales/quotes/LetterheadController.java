package dev.rapport.sales.quotes;

import dev.rapport.identity.Actor;
import dev.rapport.platform.pictures.Pictures;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.settings.Settings;
import dev.rapport.records.ForbiddenException;
import dev.rapport.records.fieldtype.FieldType;
import dev.rapport.records.fieldtype.FieldTypes;
import dev.rapport.records.fieldtype.LongTextType;
import dev.rapport.sales.lines.Letterhead;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What all quotes of the organisation have in common; administrators say it. */
@RestController
@RequestMapping("/api/letterhead")
class LetterheadController {

  private static final FieldType<String> LINE = FieldTypes.text(200);
  private static final FieldType<String> LINES = new LongTextType(5_000);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** In dots: 62 by 22 mm of paper at 400 dots an inch. */
  private static final int LOGO_WIDTH = 980;

  private static final int LOGO_HEIGHT = 350;

  private final Settings settings;
  private final QuoteNumbers numbers;
  private final PlainTexts texts;
  private final Pictures pictures;

  LetterheadController(
      Settings settings, QuoteNumbers numbers, PlainTexts texts, Pictures pictures) {
    this.settings = settings;
    this.numbers = numbers;
    this.texts = texts;
    this.pictures = pictures;
  }

  @GetMapping
  Letterhead letterhead() {
    return numbers.told(kept());
  }

  private Letterhead kept() {
    return settings.get(Letterhead.SETTING, Letterhead.class, Letterhead.empty());
  }

  /** Takes what is left out of the numbers as usual, and goes on with the number that follows. */
  @PutMapping
  Letterhead change(@RequestBody Letterhead given, Actor actor) {
    refuseOthers(actor);
    var errors = new ArrayList<FieldProblem>();
    var next =
        new Letterhead(
            kept().logo(),
            texts.read("address", given.address(), LINES, errors),
            texts.read("taxNumber", given.taxNumber(), LINE, errors),
            texts.read("email", given.email(), LINE, errors),
            texts.read("phone", given.phone(), LINE, errors),
            texts.read("bankAccount", given.bankAccount(), LINES, errors),
            texts.read("terms", given.terms(), LINES, errors),
            given.tax(),
            given.validDays(),
            stripped(given.numberPrefix()),
            given.numberDigits(),
            given.nextNumber());
    var tax = given.tax();
    if (tax != null
        && (tax.signum() < 0
            || tax.compareTo(HUNDRED) > 0
            || tax.stripTrailingZeros().scale() > 2)) {
      errors.add(FieldProblem.of("tax", "letterhead.tax"));
    }
    if (given.validDays() < 1 || given.validDays() > 365) {
      errors.add(FieldProblem.of("validDays", "letterhead.validDays"));
    }
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    return numbers.told(numbers.keep(next));
  }

  @GetMapping(path = "/logo", produces = MediaType.IMAGE_PNG_VALUE)
  ResponseEntity<byte[]> logo() {
    return Optional.ofNullable(kept().logo())
        .flatMap(pictures::png)
        .map(ResponseEntity::ok)
        .orElseThrow(ProblemException::notFound);
  }

  /** Puts another logo in the place of the one before, which stays on what was sent. */
  @PostMapping("/logo")
  Letterhead changeLogo(@RequestParam MultipartFile file, Actor actor) throws IOException {
    refuseOthers(actor);
    return withLogo(pictures.keep(file.getInputStream(), LOGO_WIDTH, LOGO_HEIGHT, "logo"));
  }

  @DeleteMapping("/logo")
  Letterhead removeLogo(Actor actor) {
    refuseOthers(actor);
    return withLogo(null);
  }

  private Letterhead withLogo(@Nullable UUID logo) {
    var next = kept().withLogo(logo);
    settings.put(Letterhead.SETTING, next);
    return numbers.told(next);
  }

  private static @Nullable String stripped(@Nullable String text) {
    return text == null ? null : text.strip();
  }

  private static void refuseOthers(Actor actor) {
    if (!actor.administrator()) {
      throw new ForbiddenException();
    }
  }
}
