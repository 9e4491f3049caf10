package dev.rapport.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.identity.Actor;
import dev.rapport.identity.OrganisationSetUp;
import dev.rapport.platform.settings.Organisation;
import dev.rapport.platform.settings.Settings;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;

/**
 * A small sales office: an administrator, a team of two salespeople under a manager, and a
 * salesperson of another team. Salespeople reach their own records, the manager the team's. Every
 * office has people of its own, so that tests don't meet.
 */
public final class Office {

  /** Where it is today: a test that runs between ten and midnight in Greenwich is a day further. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Sofia");

  public static final Organisation ORGANISATION = new Organisation("Acme", "en", "EUR", "BG", ZONE);

  private static final List<String> OBJECTS =
      List.of(
          "company",
          "person",
          "relation",
          "consent",
          "lead",
          "opportunity",
          "competingOffer",
          "dealMember",
          "quote",
          "quoteLine",
          "quoteEvent",
          "order",
          "orderLine",
          "orderMovement",
          "target",
          "task",
          "note");

  private final int port;
  private final People people;

  public final UUID administrator;
  public final UUID team;
  public final UUID manager;
  public final UUID ann;
  public final UUID bob;
  public final UUID carl;
  public final UUID salesRole;

  public Office(int port, DSLContext db, Settings settings) {
    settings.save(ORGANISATION);
    this.port = port;
    this.people = new People(db);
    administrator = people.user("Ada", people.administratorRole(), null);
    salesRole = role("Salesperson", "own");
    var managerRole = role("Manager", "team");
    team = people.team("East", null);
    manager = people.user("Mara", managerRole, team);
    people.manages(manager, team);
    ann = people.user("Ann", salesRole, team);
    bob = people.user("Bob", salesRole, team);
    carl = people.user("Carl", salesRole, people.team("West", null));
  }

  /** Has the modules add what a new organisation starts with, in its language. */
  public static void setUp(ApplicationEventPublisher events, String language) {
    var us = ORGANISATION;
    events.publishEvent(
        new OrganisationSetUp(
            new Organisation(us.name(), language, us.currency(), us.country(), us.timeZone()),
            Actor.SYSTEM,
            false));
  }

  /** A browser in which the user is signed in. */
  public Browser browser(UUID user) {
    return new Browser(port).with(people.session(user));
  }

  public People people() {
    return people;
  }

  /** Creates a record through the API and returns it. */
  public JsonNode create(UUID user, String object, Map<String, ?> values) {
    var answer = browser(user).post("/api/records/" + object, values);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return answer.body();
  }

  /** The id of a record made by {@link #create}. */
  public String id(UUID user, String object, Map<String, ?> values) {
    return create(user, object, values).get("id").asString();
  }

  /** Changes a record through the API and returns it. */
  public JsonNode update(UUID user, String object, String id, Map<String, ?> values) {
    var answer = patch(user, object, id, values);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body();
  }

  /** Tries to change a record as it is now. */
  public Browser.Answer patch(UUID user, String object, String id, Map<String, ?> values) {
    var browser = browser(user);
    var path = "/api/records/" + object + "/" + id;
    return browser.patch(path, values, "If-Match", browser.get(path).header("ETag"));
  }

  public JsonNode read(UUID user, String object, String id) {
    var answer = browser(user).get("/api/records/" + object + "/" + id);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body();
  }

  private UUID role(String name, String scope) {
    var role = people.role(name);
    OBJECTS.forEach(object -> people.allow(role, object, scope));
    return role;
  }
}
