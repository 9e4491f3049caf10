package dev.rapport.parties.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static rapport.db.Tables.DUPLICATE_BACKLOG;
import static rapport.db.Tables.DUPLICATE_CANDIDATE;
import static rapport.db.Tables.DUPLICATE_KEY;

import dev.rapport.identity.Actor;
import dev.rapport.platform.Ids;
import dev.rapport.platform.settings.Settings;
import dev.rapport.records.Change;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Reference;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The labelled people and companies of {@link MatchingQualityTest} as records, looked through by a
 * scan as an administrator starts it: with what is lost on the way, such as a company that is known
 * by its record only, or a whole name that stands where the last name does.
 */
@ApiTest
@OwnDatabase
class ScanQualityTest {

  private static final long MEASURED_ON = 77_003_219;

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private RecordWriter writer;

  private Browser administrator;

  @BeforeEach
  void anAdministrator() {
    var office = new Office(port, db, settings);
    administrator = office.browser(office.administrator);
  }

  @Test
  void a_scan_finds_the_twins_among_people_and_hardly_anybody_else() {
    holds("person", MadeUpPeople.entries(MEASURED_ON, 1_000));
  }

  @Test
  void a_scan_finds_the_twins_among_companies_and_hardly_any_others() {
    holds("company", MadeUpCompanies.entries(MEASURED_ON, 700));
  }

  private void holds(String object, List<Entry> entries) {
    var whose = entered(object, entries);
    scan(object);

    long twins = twins(whose);
    var right = 0;
    var found = 0;
    for (var pair : db.selectFrom(DUPLICATE_CANDIDATE).fetch()) {
      var one = whose.get(pair.getOneId());
      var other = whose.get(pair.getOtherId());
      if (one != null && other != null) {
        found++;
        right += one.equals(other) ? 1 : 0;
      }
    }
    var precision = (double) right / found;
    var recall = (double) right / twins;
    System.out.printf(
        "A scan of %d: %s, precision %.4f and recall %.4f%n",
        entries.size(), object, precision, recall);
    assertThat(precision).isGreaterThanOrEqualTo(0.98);
    assertThat(recall).isGreaterThanOrEqualTo(0.90);
  }

  /** Whose each record is; what is compared as it comes in is forgotten. */
  private Map<UUID, Integer> entered(String object, List<Entry> entries) {
    Map<UUID, Integer> whose = new HashMap<>();
    Map<Object, Reference> companies = new HashMap<>();
    var changes = new ArrayList<Change>();
    for (var entry : entries) {
      var values = new HashMap<>(entry.values());
      values.computeIfPresent(
          "company",
          (_, name) ->
              companies.computeIfAbsent(
                  name,
                  _ -> {
                    var id = Ids.next();
                    changes.add(new Change.Create("company", id, Map.of("name", name)));
                    return Reference.to(id);
                  }));
      var id = Ids.next();
      whose.put(id, entry.who());
      changes.add(new Change.Create(object, id, values));
    }
    writer.write(changes, Actor.SYSTEM, Origin.imports(UUID.randomUUID()));
    await().atMost(Duration.ofSeconds(20)).until(() -> db.fetchCount(DUPLICATE_KEY) > 0);
    await().atMost(Duration.ofMinutes(2)).until(() -> db.fetchCount(DUPLICATE_BACKLOG) == 0);
    db.deleteFrom(DUPLICATE_KEY).execute();
    db.deleteFrom(DUPLICATE_CANDIDATE).execute();
    return whose;
  }

  private void scan(String object) {
    var started = administrator.post("/api/duplicate-scans", Map.of("object", object));
    assertThat(started.status()).as(started.body().toString()).isEqualTo(202);
    var job = "/api/jobs/" + started.text("job");
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> administrator.get(job).text("state").equals("done"));
  }

  private static long twins(Map<UUID, Integer> whose) {
    Map<Integer, Long> records = new HashMap<>();
    whose.values().forEach(who -> records.merge(who, 1L, Long::sum));
    return records.values().stream().mapToLong(count -> count * (count - 1) / 2).sum();
  }
}
