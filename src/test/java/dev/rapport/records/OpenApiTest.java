package dev.rapport.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.People;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class OpenApiTest {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  @LocalServerPort private int port;
  @Autowired private DSLContext db;

  /**
   * The web application's types are made from the document that the repository keeps: it must be
   * the server's.
   */
  @Test
  void the_document_in_the_repository_is_the_one_that_the_server_serves() throws IOException {
    var people = new People(db);
    var user = people.user("Reader", people.administratorRole(), null);
    var answer = new Browser(port).with(people.session(user)).get("/api/openapi");
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    assertThat(answer.text("openapi")).startsWith("3.1");
    assertThat(answer.at("paths").propertyNames())
        .contains("/api/records/opportunity", "/api/records/company/{id}")
        .doesNotContain("/api/records/{object}");

    var served = JSON.writeValueAsString(JSON.treeToValue(answer.body(), Object.class)) + "\n";
    var made = Path.of("target/openapi.json");
    Files.createDirectories(made.getParent());
    Files.writeString(made, served);
    assertThat(Files.readString(Path.of("docs/openapi.json")))
        .as("cp target/openapi.json docs/openapi.json, then npm run generate in web/")
        .isEqualTo(served);
  }
}
