package dev.rapport.records.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class SpellingsTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  private Browser ann;
  private Office office;

  @BeforeEach
  void aBook() {
    office = new Office(port, db, settings);
    ann = office.browser(office.ann);
  }

  @ParameterizedTest
  @CsvSource({
    "Алматы, almaty",
    "Алматы, Almat",
    "Almaty, алматы",
    "Йорданов, yordanov",
    "Йорданов, iordanov",
    "Йорданов, иорданов",
    "Христо, hristo",
    "Христо, Khristo",
    "Щербаков, shcherbakov",
    "Щербаков, shterbakov",
    "Әсел, асел",
    "Әсел, asel",
    "Асел, әсел",
    "Нұрлан, Nurlan",
    "שלום, שָׁלוֹם",
    "שָׁלוֹם, שלום",
    "王小明, 小明",
  })
  void a_name_is_found_however_it_is_spelt(String name, String typed) {
    office.id(office.ann, "company", Map.of("name", name));

    assertThat(found(typed)).contains(name);
  }

  @ParameterizedTest
  @CsvSource({"Алматы, almi", "Иван, Ivet", "Борис, норис", "Bor, ив"})
  void other_names_are_not(String name, String typed) {
    office.id(office.ann, "company", Map.of("name", name));

    assertThat(found(typed)).doesNotContain(name);
  }

  private List<String> found(String typed) {
    return ann.get("/api/search?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8))
        .at("results")
        .findValuesAsString("label");
  }
}
