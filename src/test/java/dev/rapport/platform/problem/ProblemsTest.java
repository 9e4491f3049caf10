package dev.rapport.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rapport.platform.PlatformTest;
import dev.rapport.platform.database.DatabaseFailures;
import dev.rapport.testing.TestDatabase;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@PlatformTest
@Import(ProblemsTest.Refusing.class)
class ProblemsTest {

  record Body(int number) {}

  @TestConfiguration
  @RestController
  static class Refusing {
    @PostMapping("/api/test/body")
    Body body(@RequestBody Body body) {
      throw ProblemException.invalid("number", "required").with("current", body);
    }

    @GetMapping("/api/test/ids/{id}")
    UUID id(@PathVariable UUID id, @RequestParam int size) {
      throw new IllegalStateException("a secret of the inside");
    }

    @GetMapping("/api/test/failures/{state}")
    UUID failure(@PathVariable String state) {
      throw failureOf(state);
    }

    /** As one that asks the database who is there. */
    @Bean
    Filter filter() {
      return (request, response, chain) -> {
        var path = ((HttpServletRequest) request).getRequestURI();
        if (path.startsWith("/api/test/filter/")) {
          throw failureOf(path.replaceFirst(".*/", ""));
        }
        chain.doFilter(request, response);
      };
    }

    /** As Spring reports a failure whose rollback fails too. */
    private static RuntimeException failureOf(String state) {
      var failure = new TransactionSystemException("rollback", new SQLException("of the pool"));
      failure.initApplicationException(
          new IllegalStateException(new SQLException("of the database", state)));
      return failure;
    }
  }

  @Autowired private RestTestClient client;

  @Test
  void a_refusal_names_each_field_in_the_language_of_the_one_who_asks() {
    post("{\"number\": 1}")
        .expectStatus()
        .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.title")
        .isEqualTo("Това още не може да се запише")
        .jsonPath("$.detail")
        .isEqualTo("Едно поле изисква внимание.")
        .jsonPath("$.errors[0].field")
        .isEqualTo("number")
        .jsonPath("$.errors[0].code")
        .isEqualTo("required")
        .jsonPath("$.errors[0].message")
        .isEqualTo("Попълнете това поле.")
        .jsonPath("$.current.number")
        .isEqualTo(1);
  }

  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void a_page_closed_midway_is_no_error_in_the_log(CapturedOutput output) {
    client.get().uri("/api/test/gone").exchange();

    assertThat(output.getAll()).doesNotContain("Broken pipe");
  }

  @Test
  void broken_json_is_refused_with_the_place_where_it_breaks() {
    post("{\"number\": ")
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.errors[0].code")
        .isEqualTo("json.syntax")
        .jsonPath("$.errors[0].message")
        .value(String.class, text -> assertThat(text).contains("ред 1"));
    post("{\"number\": {}}")
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.errors[0].field")
        .isEqualTo("number")
        .jsonPath("$.errors[0].code")
        .isEqualTo("json.type");
  }

  @Test
  void what_is_asked_wrongly_is_answered_by_a_problem() {
    expect("/api/test/ids/no-id?size=1", HttpStatus.NOT_FOUND);
    expect("/api/test/ids/" + UUID.randomUUID() + "?size=x", HttpStatus.BAD_REQUEST);
    expect("/api/test/ids/" + UUID.randomUUID(), HttpStatus.BAD_REQUEST);
    expect("/api/nothing/here", HttpStatus.NOT_FOUND);
    expect("/api/test/body", HttpStatus.METHOD_NOT_ALLOWED);
    expect("/api/jobs", HttpStatus.UNAUTHORIZED);
    client
        .post()
        .uri("/api/test/body")
        .contentType(MediaType.TEXT_PLAIN)
        .body("x")
        .exchange()
        .expectStatus()
        .isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON);
  }

  @Test
  void a_database_that_is_away_or_full_is_called_so() {
    expect("/api/test/failures/08006", HttpStatus.SERVICE_UNAVAILABLE);
    expect("/api/test/failures/57P01", HttpStatus.SERVICE_UNAVAILABLE);
    expect("/api/test/failures/53100", HttpStatus.INSUFFICIENT_STORAGE);
    expect("/api/test/failures/23505", HttpStatus.INTERNAL_SERVER_ERROR);
    expect("/api/test/filter/08006", HttpStatus.SERVICE_UNAVAILABLE);
    expect("/api/test/filter/53100", HttpStatus.INSUFFICIENT_STORAGE);
  }

  @Test
  void who_waits_for_somebody_who_waits_for_them_is_asked_to_try_again() throws Exception {
    var database = TestDatabase.createEmpty();
    try (var one = database.connect();
        var other = database.connect();
        var sql = one.createStatement();
        var others = other.createStatement()) {
      sql.execute("create table account (id int primary key, balance int)");
      sql.execute("insert into account values (1, 0), (2, 0)");
      one.setAutoCommit(false);
      other.setAutoCommit(false);
      sql.execute("update account set balance = 1 where id = 1");
      others.execute("update account set balance = 1 where id = 2");
      var waiting = CompletableFuture.runAsync(() -> update(others, 1));

      var failures = Stream.of(failureOf(() -> update(sql, 2)), failureOf(waiting::join));

      assertThat(failures.filter(DatabaseFailures::isContended)).hasSize(1);
    }
    expect("/api/test/failures/40P01", HttpStatus.SERVICE_UNAVAILABLE);
  }

  private static void update(Statement sql, int id) {
    try {
      sql.execute("update account set balance = 2 where id = " + id);
      sql.getConnection().rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Throwable failureOf(ThrowingCallable work) {
    return Objects.requireNonNullElseGet(catchThrowable(work), () -> new Throwable("none"));
  }

  @Test
  void a_defect_gives_a_number_and_no_secret() {
    client
        .get()
        .uri("/api/test/ids/" + UUID.randomUUID() + "?size=1")
        .exchange()
        .expectStatus()
        .isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR)
        .expectBody(String.class)
        .value(body -> assertThat(body).contains("Something went wrong").doesNotContain("secret"));
  }

  private RestTestClient.ResponseSpec post(String json) {
    return client
        .post()
        .uri("/api/test/body")
        .contentType(MediaType.APPLICATION_JSON)
        .header("Accept-Language", "bg-BG,en;q=0.5")
        .body(json)
        .exchange();
  }

  private void expect(String uri, HttpStatus status) {
    client
        .get()
        .uri(uri)
        .exchange()
        .expectStatus()
        .isEqualTo(status)
        .expectHeader()
        .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.title")
        .isNotEmpty();
  }
}
