package dev.rapport.records.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.condition;
import static rapport.db.Tables.CHANGE_SET;
import static rapport.db.Tables.REACTOR;

import dev.rapport.platform.settings.Settings;
import dev.rapport.records.Reactor;
import dev.rapport.records.RecordsChanged;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Office;
import dev.rapport.testing.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** Reactors of a feed of its own beside the application's, on the same changes. */
@ApiTest
class ChangeFeedTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Statements statements;

  private final Listener people = new Listener("test-people", Set.of("person"));
  private final Listener companies = new Listener("test-companies", Set.of("company"));
  private Office office;
  private ChangeFeed feed;

  @BeforeEach
  void atTheEndOfWhatHasHappened() {
    office = new Office(port, db, settings);
    feed = new ChangeFeed(db, transaction, List.of(people, companies));
    for (var listener : List.of(people, companies)) {
      db.insertInto(REACTOR, REACTOR.NAME).values(listener.name()).execute();
    }
    handleAll();
    people.told.clear();
    companies.told.clear();
  }

  @AfterEach
  void forgotten() {
    db.deleteFrom(REACTOR).where(REACTOR.NAME.like("test-%")).execute();
  }

  @Test
  void each_is_told_of_its_own_objects_once_and_in_order() {
    var first = office.id(office.ann, "person", Map.of("lastName", "Coyote"));
    office.id(office.ann, "company", Map.of("name", "Acme"));
    var second = office.id(office.ann, "person", Map.of("lastName", "Runner"));

    handleAll();
    handleAll();

    assertThat(people.records("person")).containsExactly(first, second);
    assertThat(companies.told).hasSize(1);
    assertThat(companies.told.getFirst().records()).containsOnlyKeys("company");
  }

  @Test
  void who_fails_stays_behind_alone_and_is_told_again() {
    people.failing = true;
    var person = office.id(office.ann, "person", Map.of("lastName", "Coyote"));
    office.id(office.ann, "company", Map.of("name", "Acme"));

    handleAll();

    assertThat(companies.told).hasSize(1);
    assertThat(people.told).isEmpty();

    people.failing = false;
    handleAll();

    assertThat(people.records("person")).containsExactly(person);
    assertThat(companies.told).hasSize(1);
  }

  @Test
  void more_than_one_reading_holds_are_all_told() {
    for (int i = 0; i < 230; i++) {
      office.id(office.ann, "person", Map.of("lastName", "Coyote " + i));
    }

    handleAll();

    assertThat(people.told).hasSize(230);
    assertThat(position("test-companies")).isEqualTo(position("test-people"));
  }

  @Test
  void nothing_new_costs_two_statements_however_many_listen() {
    left();

    assertThat(statements.during(feed::handleAll)).hasSize(2);
  }

  @Test
  void what_concerns_nobody_moves_all_on_together() {
    office.id(office.ann, "lead", Map.of("name", "Coyote"));
    left();

    // Positions, change sets, their records; then one transaction of three for both.
    assertThat(statements.during(feed::handleAll)).hasSize(6);
    assertThat(position("test-people")).isEqualTo(position("test-companies")).isEqualTo(newest());
  }

  private void handleAll() {
    left();
    feed.handleAll();
  }

  /** Until every running transaction, those of other tests' jobs too, has left all behind. */
  private void left() {
    await()
        .until(() ->
            db.fetchCount(
                    CHANGE_SET, condition("transaction >= pg_snapshot_xmin(pg_current_snapshot())"))
                == 0);
  }

  private long position(String name) {
    return db.fetchSingle(REACTOR, REACTOR.NAME.eq(name)).getPosition();
  }

  private long newest() {
    return db.select(CHANGE_SET.ID)
        .from(CHANGE_SET)
        .orderBy(CHANGE_SET.ID.desc())
        .limit(1)
        .fetchSingle(CHANGE_SET.ID);
  }

  private static final class Listener implements Reactor {
    private final String name;
    private final Set<String> objects;
    private final List<RecordsChanged> told = new ArrayList<>();
    private boolean failing;

    Listener(String name, Set<String> objects) {
      this.name = name;
      this.objects = objects;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Set<String> objects() {
      return objects;
    }

    @Override
    public void react(RecordsChanged change) {
      if (failing) {
        throw new IllegalStateException("not today");
      }
      told.add(change);
    }

    List<String> records(String object) {
      return told.stream()
          .flatMap(change -> change.of(object).stream())
          .map(UUID::toString)
          .toList();
    }
  }
}
