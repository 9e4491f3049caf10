package dev.rapport.intelligence;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.OPPORTUNITY;
import static rapport.db.Tables.STAGE;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;

/** The ways of five deals through a pipeline's stages, followed by hand. */
@ApiTest
@OwnDatabase
class StageFunnelTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;

  private static Office office;
  private static Map<String, String> stages;
  private static UUID pipeline;

  @BeforeEach
  void fiveDeals() {
    if (db.fetchCount(OPPORTUNITY) > 0) {
      return;
    }
    office = new Office(port, db, settings);
    Office.setUp(events, "en");
    stages = new HashMap<>();
    db.selectFrom(STAGE)
        .orderBy(STAGE.POSITION.desc()) // so that the first one of a name stays
        .forEach(row -> stages.put(row.getName(), row.getId().toString()));
    pipeline = db.select(STAGE.PIPELINE_ID).from(STAGE).fetchAny().value1();
    deal("Qualification", "Proposal", "Won");
    deal("Qualification", "Lost");
    deal("Qualification");
    deal("Proposal"); // skipped what is before
    deal("Proposal", "Qualification", "Lost"); // went back, and was lost
  }

  @Test
  void a_pipeline_s_stages_are_the_steps_in_its_order_with_the_lost_ones_beside_the_way() {
    var funnel = funnel("");

    assertThat(funnel.at("field").asString()).isEqualTo("stage");
    var steps = labels(funnel.at("steps"));
    assertThat(steps)
        .containsExactly("Prospecting", "Qualification", "Proposal", "Negotiation", "Won");
    assertThat(labels(funnel.at("known"))).contains("Lost");
    assertThat(funnel.at("all").at("/arrived/count").asInt()).isEqualTo(5);
    assertThat(reached(funnel, "Prospecting")).isEqualTo(5);
    assertThat(reached(funnel, "Qualification")).isEqualTo(5);
    assertThat(reached(funnel, "Proposal")).isEqualTo(3);
    assertThat(reached(funnel, "Won")).isEqualTo(1);
    assertOpen(funnel);
  }

  @Test
  void steps_that_are_asked_for_may_be_those_of_lost_deals() {
    var ids = stages.get("Proposal") + "," + stages.get("Lost");
    var funnel = funnel("&steps=" + ids);

    assertThat(labels(funnel.at("steps"))).containsExactly("Proposal", "Lost");
    assertThat(reached(funnel, "Proposal")).isEqualTo(3);
    assertThat(reached(funnel, "Lost")).isEqualTo(2);
    assertThat(funnel.at("none").at("/count").asInt()).isEqualTo(1); // the third
    assertThat(funnel.at("conversions").get(0).at("/reached/count").asInt()).isEqualTo(1);
    assertOpen(funnel);
    // The first and the fifth left Proposal; the fourth is there.
    var time = funnel.at("all").at("/times/0");
    assertThat(time.at("/left/count").asInt()).isEqualTo(2);
    assertThat(time.at("/here/count").asInt()).isEqualTo(1);
  }

  @Test
  void groups_have_the_same_steps() {
    var rows = funnel("&group=owner").at("groups");

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).at("/reached/0/count").asInt()).isEqualTo(5);
  }

  @Test
  void without_a_pipeline_stages_have_no_order() {
    var answer = office.browser(office.ann).get("/api/funnels/opportunity?field=stage");
    assertThat(answer.status()).isEqualTo(400);
    var unknown =
        office
            .browser(office.ann)
            .get("/api/funnels/opportunity?field=stage&pipeline=" + UUID.randomUUID());
    assertThat(unknown.status()).isEqualTo(400); // which has no stages
  }

  private Browser.Answer funnel(String more) {
    var answer =
        office
            .browser(office.manager)
            .get("/api/funnels/opportunity?field=stage&pipeline=" + pipeline + more);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer;
  }

  private static List<String> labels(JsonNode steps) {
    return steps.valueStream().map(step -> step.at("/label").asString()).toList();
  }

  private static int reached(Browser.Answer funnel, String stage) {
    var place = labels(funnel.at("steps")).indexOf(stage);
    return funnel.at("all").at("/reached").get(place).at("/count").asInt();
  }

  /** Each figure of the steps and of the way between them opens its deals. */
  private void assertOpen(Browser.Answer funnel) {
    var figures = funnel.at("all").at("/reached").valueStream().toList();
    var conversions =
        funnel.at("conversions").valueStream().map(each -> each.at("/reached")).toList();
    for (var some : List.of(figures, conversions, List.of(funnel.at("none")))) {
      for (var figure : some) {
        var filter = figure.at("/filter").asString();
        var found =
            office
                .browser(office.manager)
                .get(
                    "/api/records/opportunity?limit=1&count=exact&filter="
                        + URLEncoder.encode(filter, StandardCharsets.UTF_8));
        assertThat(found.at("count.value").asInt(-1))
            .as(filter)
            .isEqualTo(figure.at("/count").asInt());
      }
    }
  }

  private void deal(String... way) {
    var deal = office.id(office.ann, "opportunity", Map.of("stage", stages.get(way[0])));
    for (var i = 1; i < way.length; i++) {
      office.update(office.ann, "opportunity", deal, Map.of("stage", stages.get(way[i])));
    }
  }
}
