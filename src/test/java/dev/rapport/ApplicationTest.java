package dev.rapport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.jobs.Jobs;
import dev.rapport.platform.jobs.Jobs.NewJob;
import dev.rapport.platform.text.Text;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.People;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The whole application, where its modules meet. */
@ApiTest
class ApplicationTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext database;
  @Autowired private Jobs jobs;

  @Test
  void the_application_starts_and_says_that_it_is_well() {
    var health = new Browser(port).get("/actuator/health");
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.text("status")).isEqualTo("UP");
  }

  @Test
  void a_user_who_is_signed_in_sees_the_jobs_that_they_started() {
    var people = new People(database);
    UUID user = people.user("Aigerim", null, null);
    Text title = Text.of("problem.unavailable.title");
    UUID job = jobs.start(new NewJob("no such kind", title, "", user, null));
    var browser = new Browser(port).with(people.session(user));
    assertThat(browser.get("/api/jobs").text("jobs.0.id")).isEqualTo(job.toString());
    assertThat(new Browser(port).get("/api/jobs").status()).isEqualTo(401);
  }

  @Test
  void a_path_of_the_api_that_is_none_is_answered_by_a_problem() {
    var people = new People(database);
    var browser = new Browser(port).with(people.session(people.user("Noa", null, null)));
    var answer = browser.get("/api/no/such/thing");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
  }
}
