package dev.rapport.records.catalog;

import dev.rapport.identity.Account;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** What there is, described to the one who asks. */
@RestController
class CatalogController {

  private final CatalogView view;

  CatalogController(CatalogView view) {
    this.view = view;
  }

  @GetMapping("/api/catalog")
  ResponseEntity<CatalogView.Description> catalog(
      Locale language, Account reader, WebRequest request) {
    var catalog = view.of(reader, language);
    var etag = "\"" + catalog.version() + "\"";
    return request.checkNotModified(etag)
        ? ResponseEntity.status(304).eTag(etag).build()
        : ResponseEntity.ok().eTag(etag).cacheControl(CacheControl.noCache()).body(catalog);
  }
}
