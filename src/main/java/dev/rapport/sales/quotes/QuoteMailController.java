package dev.rapport.sales.quotes;

import dev.rapport.communication.Mails;
import dev.rapport.identity.Actor;
import dev.rapport.sales.quotes.MailQuote.Letter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Quotes by mail, for those who send them. */
@RestController
class QuoteMailController {

  /**
   * @param ready whether a mail can be sent at all
   */
  record QuoteLetter(boolean ready, String to, String name, String subject, String text) {}

  /**
   * @param pdf whether the quote is attached; null for yes
   */
  record QuoteLetterInput(
      @NotNull String to,
      @Nullable String name,
      @NotNull String subject,
      @NotNull String text,
      @Nullable Boolean pdf) {}

  /**
   * @param link for the customer; shown once
   */
  record QuoteMailed(String link) {}

  private final MailQuote quotes;
  private final Mails mails;

  QuoteMailController(MailQuote quotes, Mails mails) {
    this.quotes = quotes;
    this.mails = mails;
  }

  /** A letter to begin with, in the quote's language. */
  @GetMapping("/api/quotes/{id}/letter")
  QuoteLetter letter(@PathVariable UUID id, Actor actor) {
    var letter = quotes.proposal(id, actor);
    return new QuoteLetter(
        mails.ready(), letter.to(), letter.name(), letter.subject(), letter.text());
  }

  /** Sends a draft by mail, or another link to a quote that was sent. */
  @PostMapping("/api/quotes/{id}/mailing")
  QuoteMailed mail(
      @PathVariable UUID id, @Valid @RequestBody QuoteLetterInput letter, Actor actor) {
    var token =
        quotes.handle(
            id,
            new Letter(
                letter.to().strip(),
                Objects.requireNonNullElse(letter.name(), ""),
                letter.subject(),
                letter.text(),
                !Boolean.FALSE.equals(letter.pdf())),
            actor);
    return new QuoteMailed(
        ServletUriComponentsBuilder.fromCurrentContextPath().path("/q/").path(token).toUriString());
  }
}
