package dev.rapport.parties;

import dev.rapport.identity.Actor;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.RecordQuery;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.query.QueryResolver;
import dev.rapport.records.transfer.Exports;
import ezvcard.VCardVersion;
import ezvcard.io.text.VCardWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** People as vCards, for phones and mail programs. */
@RestController
class VcardController {

  private static final Exports.Kind VCARD = new Exports.Kind("vcf", "text/vcard;charset=UTF-8");

  private final Exports exports;
  private final Catalog catalog;
  private final QueryResolver resolver;

  VcardController(Exports exports, Catalog catalog, QueryResolver resolver) {
    this.exports = exports;
    this.catalog = catalog;
    this.resolver = resolver;
  }

  /**
   * @param version {@code 3.0}, which everything reads, or {@code 4.0}
   */
  @GetMapping("/api/records/person/export.vcf")
  void export(
      @RequestParam(required = false) @Nullable String filter,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(defaultValue = "3.0") String version,
      Actor actor,
      HttpServletResponse response)
      throws IOException {
    var form = VCardVersion.valueOfByStr(version);
    if (form == null || form == VCardVersion.V2_1) {
      throw ProblemException.of(HttpStatus.BAD_REQUEST, "request")
          .errors(List.of(FieldProblem.of("version", "parameter")));
    }
    var readable =
        resolver.readable(catalog.object(Person.OBJECT), actor).stream()
            .map(FieldDefinition::name)
            .filter(PersonCard.FIELDS::contains)
            .toList();
    var query = new RecordQuery(Person.OBJECT, filter, sort, readable, RecordQuery.MAX_LIMIT, null);
    exports.send(
        query,
        VCARD,
        actor,
        response,
        (rows, out) -> {
          var cards = new VCardWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), form);
          cards.setAddProdId(false);
          for (var row : rows) {
            cards.write(PersonCard.of(row));
          }
          cards.flush();
        });
  }
}
