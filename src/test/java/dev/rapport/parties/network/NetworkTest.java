package dev.rapport.parties.network;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.PIPELINE;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import dev.rapport.testing.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;

@ApiTest
class NetworkTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private Statements statements;
  @Autowired private ApplicationEventPublisher events;

  private Office office;
  private String knows;

  @BeforeEach
  void anOffice() {
    office = new Office(port, db, settings);
    if (db.fetchCount(PIPELINE) == 0) {
      Office.setUp(events, "en");
    }
    knows =
        office.id(
            office.administrator,
            "relationType",
            Map.of("name", "mentors", "inverse", "is mentored by"));
  }

  @Test
  void relations_work_and_deals_tie_the_parties_around_a_company() {
    var acme = company(office.ann, "Acme");
    var ivan = person(office.ann, "Ivan", acme);
    var bluth = company(office.ann, "Bluth");
    office.update(office.ann, "company", bluth, Map.of("roles", List.of("supplier", "partner")));
    relate(bluth, acme);
    office.id(office.ann, "opportunity", Map.of("name", "Mill", "company", acme, "person", ivan));
    office.id(office.ann, "opportunity", Map.of("name", "Dam", "company", acme, "person", ivan));

    var network = network(office.ann, acme, "");
    assertThat(labels(network)).containsExactlyInAnyOrder("Acme", "Ivan", "Bluth");
    assertThat(network.at("nodes.0.label").asString()).isEqualTo("Acme");
    assertThat(ties(network))
        .containsExactlyInAnyOrder("Ivan work Acme 1", "Ivan deal Acme 2", "Bluth mentors Acme 1");
    var supplier = node(network, "Bluth");
    assertThat(supplier.at("/roles").toString()).isEqualTo("[\"supplier\",\"partner\"]");
  }

  @Test
  void it_grows_by_the_neighbours_of_a_neighbour_and_not_by_strangers() {
    var people = IntStream.range(0, 4).mapToObj(i -> person(office.ann, "P" + i, null)).toList();
    relate(people.get(0), people.get(1));
    relate(people.get(1), people.get(2));
    var stranger = person(office.ann, "Stranger", null);
    relate(stranger, people.get(3));

    assertThat(labels(network(office.ann, people.getFirst(), "")))
        .containsExactlyInAnyOrder("P0", "P1");
    assertThat(labels(network(office.ann, people.getFirst(), people.get(1) + "," + stranger)))
        .containsExactlyInAnyOrder("P0", "P1", "P2");
  }

  @Test
  void a_tie_shows_only_to_those_who_see_both_its_ends() {
    var acme = company(office.ann, "Acme");
    var secret = person(office.bob, "Secret", null);
    var deal = office.id(office.ann, "opportunity", Map.of("name", "Mill", "company", acme));
    office
        .browser(office.administrator)
        .post("/api/records/relation", Map.of("from", secret, "type", knows, "to", acme));

    assertThat(labels(network(office.ann, acme, ""))).containsExactly("Acme");
    assertThat(network(office.ann, acme, secret).response().body())
        .doesNotContain(secret)
        .doesNotContain("Secret");
    assertThat(get(office.carl, "/api/parties/" + acme + "/network").status()).isEqualTo(404);
    assertThat(get(office.ann, path(acme, secret)).status()).isEqualTo(404);
    assertThat(get(office.ann, path(secret, acme)).status()).isEqualTo(404);
    assertThat(get(office.ann, "/api/parties/" + deal + "/network").status()).isEqualTo(404);
    assertThat(labels(network(office.manager, acme, "")))
        .containsExactlyInAnyOrder("Acme", "Secret");
  }

  @Test
  void somebody_elses_deal_ties_nobody() {
    var acme = company(office.ann, "Acme");
    var ivan = person(office.ann, "Ivan", null);
    var deal =
        office.id(
            office.ann, "opportunity", Map.of("name", "Mill", "company", acme, "person", ivan));
    assertThat(labels(network(office.ann, acme, ""))).contains("Ivan");

    office.update(office.administrator, "opportunity", deal, Map.of("owner", office.bob));
    assertThat(labels(network(office.ann, acme, ""))).containsExactly("Acme");
    assertThat(get(office.ann, path(acme, ivan)).at("nodes")).isEmpty();
  }

  @Test
  void a_picture_holds_two_hundred_and_says_that_there_are_more() {
    var hub = company(office.ann, "Hub");
    var ids = new ArrayList<String>();
    for (var i = 0; i < 230; i++) {
      ids.add(person(office.ann, "Worker " + i, hub));
    }
    var far = person(office.ann, "Far", null);
    relate(ids.getFirst(), far);

    var network = network(office.ann, hub, "");
    assertThat(network.at("nodes")).hasSize(200);
    assertThat(network.at("more").asBoolean()).isTrue();
    assertThat(network.at("nodes.0.more").asBoolean()).isTrue();
    assertThat(network.at("edges")).hasSize(199);
    // Who was grown gets in although the first one could fill the picture alone.
    var shown = network.at("nodes.1.id").asString();
    var behind = person(office.ann, "Behind", null);
    relate(shown, behind);
    assertThat(labels(network(office.ann, hub, shown))).contains("Behind").hasSize(200);
  }

  @Test
  void however_large_it_is_it_takes_six_statements() {
    var hub = company(office.ann, "Hub");
    assertThat(count(hub, "")).isLessThanOrEqualTo(6);
    var grown = new ArrayList<String>();
    for (var i = 0; i < 12; i++) {
      var person = person(office.ann, "P" + i, hub);
      relate(person, company(office.ann, "C" + i));
      grown.add(person);
    }
    assertThat(count(hub, String.join(",", grown))).isLessThanOrEqualTo(6);
  }

  @Test
  void the_shortest_way_leads_over_what_one_may_see() {
    var people = IntStream.range(0, 6).mapToObj(i -> person(office.ann, "P" + i, null)).toList();
    for (var i = 0; i < 5; i++) {
      relate(people.get(i), people.get(i + 1));
    }
    var acme = company(office.ann, "Acme");
    office.update(office.ann, "person", people.get(1), Map.of("company", acme));
    office.update(office.ann, "person", people.get(4), Map.of("company", acme));

    var near = get(office.ann, path(people.getFirst(), people.getLast()));
    assertThat(labels(near)).containsExactly("P0", "P1", "Acme", "P4", "P5");
    assertThat(near.at("edges")).hasSize(4);

    office.update(office.administrator, "company", acme, Map.of("owner", office.bob));
    var round = get(office.ann, path(people.getFirst(), people.getLast()));
    assertThat(labels(round)).containsExactly("P0", "P1", "P2", "P3", "P4", "P5");
  }

  @Test
  void a_way_is_at_most_six_steps_roundand_there_may_be_none() {
    var people = IntStream.range(0, 8).mapToObj(i -> person(office.ann, "P" + i, null)).toList();
    for (var i = 0; i < 7; i++) {
      relate(people.get(i), people.get(i + 1));
    }
    assertThat(labels(get(office.ann, path(people.getFirst(), people.get(6))))).hasSize(7);
    assertThat(get(office.ann, path(people.getFirst(), people.get(7))).at("nodes")).isEmpty();
    var alone = person(office.ann, "Alone", null);
    var none = get(office.ann, path(alone, people.getFirst()));
    assertThat(none.at("nodes")).isEmpty();
    assertThat(none.at("more").asBoolean()).isFalse();
    assertThat(labels(get(office.ann, path(alone, alone)))).containsExactly("Alone");
  }

  private int count(String party, String grown) {
    var browser = office.browser(office.ann);
    browser.get("/api/session");
    return statements
        .during(() -> browser.get("/api/parties/" + party + "/network?grown=" + grown))
        .size();
  }

  private Answer network(UUID user, String party, String grown) {
    var answer = get(user, "/api/parties/" + party + "/network?grown=" + grown);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer;
  }

  private Answer get(UUID user, String path) {
    return office.browser(user).get(path);
  }

  private static String path(String from, String to) {
    return "/api/parties/" + from + "/path?to=" + to;
  }

  private static List<String> labels(Answer network) {
    return network.at("nodes").valueStream().map(node -> node.get("label").asString()).toList();
  }

  private static JsonNode node(Answer network, String label) {
    return network
        .at("nodes")
        .valueStream()
        .filter(node -> node.get("label").asString().equals(label))
        .findFirst()
        .orElseThrow();
  }

  /** As 'from words to count', with the kind where there are no words. */
  private static List<String> ties(Answer network) {
    return network
        .at("edges")
        .valueStream()
        .map(edge ->
            label(network, edge.get("from"))
                + " "
                + (edge.get("words").isNull() ? edge.get("kind") : edge.get("words")).asString()
                + " "
                + label(network, edge.get("to"))
                + " "
                + edge.get("count").asInt())
        .toList();
  }

  private static String label(Answer network, JsonNode id) {
    return network
        .at("nodes")
        .valueStream()
        .filter(node -> node.get("id").equals(id))
        .findFirst()
        .orElseThrow()
        .get("label")
        .asString();
  }

  private String company(UUID user, String name) {
    return office.id(user, "company", Map.of("name", name));
  }

  private String person(UUID user, String name, String company) {
    return office.id(
        user,
        "person",
        company == null ? Map.of("lastName", name) : Map.of("lastName", name, "company", company));
  }

  private void relate(String from, String to) {
    office.id(office.ann, "relation", Map.of("from", from, "type", knows, "to", to));
  }
}
