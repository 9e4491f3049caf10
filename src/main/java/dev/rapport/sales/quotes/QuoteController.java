package dev.rapport.sales.quotes;

import dev.rapport.identity.Actor;
import dev.rapport.records.Records;
import dev.rapport.records.Reference;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Quotes over HTTP, for those who make them. */
@RestController
class QuoteController {

  /**
   * A quote for somebody with whom there is no deal yet.
   *
   * @param company one that is there; null for a new one
   * @param client what a new one is called
   * @param email of a new one; null for none
   * @param about what the deal is called
   */
  record ForClient(
      @Nullable UUID company,
      @Nullable String client,
      @Nullable String email,
      @NotNull String about) {}

  /** A quote just made. */
  record Made(UUID id) {}

  /**
   * @param link for the customer; shown once
   */
  record Sent(String link) {}

  /**
   * @param values of the quote, by field name
   * @param lines all of them, in their order; one with an {@code id} is there already
   */
  record Content(
      int version,
      @Nullable Map<String, @Nullable Object> values,
      @NotNull List<Map<String, @Nullable Object>> lines) {}

  /**
   * @param values of the quote, by field name, that lines are added up with; of those that are
   *     missing what is kept counts
   */
  record Lines(
      @Nullable Map<String, @Nullable Object> values,
      @NotNull List<Map<String, @Nullable Object>> lines) {}

  record Approvers(List<Reference> approvers) {}

  /**
   * @param text what they should know; null for nothing
   */
  record ApprovalRequest(@NotNull UUID approver, @Nullable String text) {}

  private final Records records;
  private final MakeQuote makeQuote;
  private final QuoteForClient forClient;
  private final SaveQuote saveQuote;
  private final SendQuote sendQuote;
  private final AskApproval askApproval;
  private final Calculation calculation;
  private final QuoteViews views;
  private final QuotePdf pdf;

  QuoteController(
      Records records,
      MakeQuote makeQuote,
      QuoteForClient forClient,
      SaveQuote saveQuote,
      SendQuote sendQuote,
      AskApproval askApproval,
      Calculation calculation,
      QuoteViews views,
      QuotePdf pdf) {
    this.records = records;
    this.makeQuote = makeQuote;
    this.forClient = forClient;
    this.saveQuote = saveQuote;
    this.sendQuote = sendQuote;
    this.askApproval = askApproval;
    this.calculation = calculation;
    this.views = views;
    this.pdf = pdf;
  }

  @PostMapping("/api/opportunities/{id}/quotes")
  @ResponseStatus(HttpStatus.CREATED)
  Made make(@PathVariable UUID id, Actor actor) {
    return new Made(makeQuote.ofDeal(id, actor));
  }

  /** Makes a quote with its deal, and with the client where that is new. */
  @PostMapping("/api/quotes")
  @ResponseStatus(HttpStatus.CREATED)
  Made makeForClient(@Valid @RequestBody ForClient given, Actor actor) {
    return new Made(
        forClient.handle(
            new QuoteForClient.Command(
                given.company(), given.client(), given.email(), given.about()),
            actor));
  }

  @GetMapping("/api/quotes/{id}")
  QuoteView quote(@PathVariable UUID id, Actor actor) {
    return views.of(id, actor);
  }

  /** Saves a draft with all its lines. */
  @PutMapping("/api/quotes/{id}")
  QuoteView save(@PathVariable UUID id, @Valid @RequestBody Content content, Actor actor) {
    saveQuote.handle(
        new SaveQuote.Command(
            id,
            Objects.requireNonNullElse(content.values(), Map.of()),
            content.lines(),
            content.version()),
        actor);
    return views.of(id, actor);
  }

  /** What lines would come to; nothing is written. */
  @PostMapping("/api/quotes/{id}/calculation")
  Calculation.Result calculate(
      @PathVariable UUID id, @Valid @RequestBody Lines lines, Actor actor) {
    return calculation.of(
        records.one(Quote.OBJECT, id, actor),
        Objects.requireNonNullElse(lines.values(), Map.of()),
        lines.lines(),
        actor);
  }

  /** The quote on paper; a draft is marked as one. */
  @GetMapping(path = "/api/quotes/{id}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
  ResponseEntity<byte[]> pdf(@PathVariable UUID id, Actor actor) {
    return pdf.of(id, actor).download();
  }

  @PostMapping("/api/quotes/{id}/approval")
  QuoteView approve(@PathVariable UUID id, Actor actor) {
    sendQuote.approve(id, actor);
    return views.of(id, actor);
  }

  /** Who could approve it, whom to ask first in front. */
  @GetMapping("/api/quotes/{id}/approvers")
  Approvers approvers(@PathVariable UUID id, Actor actor) {
    return new Approvers(askApproval.approvers(id, actor));
  }

  @PostMapping("/api/quotes/{id}/approval-requests")
  QuoteView askApproval(
      @PathVariable UUID id, @Valid @RequestBody ApprovalRequest request, Actor actor) {
    askApproval.handle(new AskApproval.Command(id, request.approver(), request.text()), actor);
    return views.of(id, actor);
  }

  @PostMapping("/api/quotes/{id}/sending")
  Sent send(@PathVariable UUID id, Actor actor) {
    return link(sendQuote.handle(id, actor));
  }

  @PostMapping("/api/quotes/{id}/links")
  Sent anotherLink(@PathVariable UUID id, Actor actor) {
    return link(sendQuote.anotherLink(id, actor));
  }

  @GetMapping("/api/quotes/{id}/versions")
  QuoteView.Versions versions(@PathVariable UUID id, Actor actor) {
    return views.versions(id, actor);
  }

  @PostMapping("/api/quotes/{id}/versions")
  @ResponseStatus(HttpStatus.CREATED)
  Made revise(@PathVariable UUID id, Actor actor) {
    return new Made(makeQuote.anotherVersion(id, actor));
  }

  private static Sent link(String token) {
    return new Sent(
        ServletUriComponentsBuilder.fromCurrentContextPath().path("/q/").path(token).toUriString());
  }
}
