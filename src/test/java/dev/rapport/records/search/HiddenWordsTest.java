package dev.rapport.records.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Office;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the search finds by words of fields that the reader may not read. */
@ApiTest
class HiddenWordsTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  private Office office;

  @BeforeEach
  void salespeopleWhoDontReadTaxNumbers() {
    office = new Office(port, db, settings);
    var ada = office.browser(office.administrator);
    var path = "/api/roles/" + office.salesRole + "/access";
    var hidden = Map.of("object", "company", "field", "taxNumber", "access", "hidden");
    var access = Map.of("objects", ada.get(path).at("objects"), "fields", List.of(hidden));
    assertThat(ada.put(path, access).status()).isEqualTo(200);
  }

  @AfterEach
  void theCrowdLeaves() {
    db.execute("delete from company where name like 'Crowd %'");
    db.execute("delete from record where object = 'company' and label like 'Crowd %'");
  }

  @Test
  void thousands_found_by_a_hidden_field_alone_dont_crowd_out_who_is_found_by_a_name() {
    crowd(2_300);
    var real = office.id(office.ann, "company", Map.of("name", "Quarrelsome and Sons"));

    assertThat(found(office.ann)).containsExactly(real);
    assertThat(office.browser(office.administrator).get(search()).at("results")).hasSize(20);
    assertThat(found(office.carl)).isEmpty();
  }

  private List<String> found(UUID user) {
    return office.browser(user).get(search()).at("results").findValuesAsString("id");
  }

  private static String search() {
    return "/api/search?q=quarrelsome&limit=20";
  }

  /** Companies of Ann's, with the word for a tax number. */
  private void crowd(int size) {
    db.execute(
        """
        with made as (
          insert into record (id, object, label, owner_id, team_id, tokens)
          select gen_random_uuid(), 'company', 'Crowd ' || n, {0}, {1}, {2}::tsvector
          from generate_series(1, {3}) n
          returning id, label, owner_id, team_id)
        insert into company (id, name, owner_id, team_id, tax_number)
        select id, label, owner_id, team_id, 'quarrelsome' from made
        """,
        DSL.val(office.ann),
        DSL.val(office.team),
        DSL.val("'quarrelsome' " + SearchTokens.quoted(SearchTokens.user(office.ann))),
        DSL.val(size));
  }
}
