package dev.rapport.sales.quotes;

import dev.rapport.communication.Mail;
import dev.rapport.identity.Actor;
import dev.rapport.platform.pdf.PdfPrinter;
import dev.rapport.platform.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Quotes as PDF. Nothing waits in a transaction while one is printed. */
@Component
class QuotePdf {

  /** A PDF with the name that its file should have. */
  record Paper(String fileName, byte[] bytes) {

    ResponseEntity<byte[]> download() {
      var named = ContentDisposition.attachment().filename(fileName, StandardCharsets.UTF_8);
      return ResponseEntity.ok()
          .contentType(MediaType.APPLICATION_PDF)
          .header(HttpHeaders.CONTENT_DISPOSITION, named.build().toString())
          .body(bytes);
    }

    Mail.Attachment attachment() {
      return new Mail.Attachment(fileName, MediaType.APPLICATION_PDF_VALUE, bytes);
    }
  }

  /** A PDF of what is offered by it. */
  record Sent(Offer offer, Paper paper) {}

  private final QuoteSheets sheets;
  private final QuotePaper paper;
  private final PdfPrinter printer;

  QuotePdf(QuoteSheets sheets, QuotePaper paper, PdfPrinter printer) {
    this.sheets = sheets;
    this.paper = paper;
    this.printer = printer;
  }

  /**
   * A quote for those who may read it, whatever became of it.
   *
   * @throws ProblemException 404 where there is none for the actor, 422 for one that is too long,
   *     503 when too many are printed
   */
  Paper of(UUID id, Actor actor) {
    return print(sheets.of(id, actor));
  }

  /**
   * A quote for those who send it: a draft as it is once it is sent today.
   *
   * @throws ProblemException as {@link #of}
   */
  Sent asSent(UUID id, Actor actor) {
    var sheet = sheets.asSent(id, actor);
    return new Sent(sheet.offer(), print(sheet));
  }

  /**
   * A quote for its customer.
   *
   * @throws ProblemException 409 when it is past; and as above
   */
  Paper ofOffer(UUID id) {
    return print(sheets.ofOffer(id));
  }

  private Paper print(QuotePaper.Sheet sheet) {
    var name = sheet.offer().name().replaceAll("[^\\p{L}\\p{N}.-]+", "-");
    return new Paper(name + ".pdf", printer.print(paper.page(sheet)));
  }
}
