package dev.rapport.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.count;
import static rapport.db.Tables.APP_USER;
import static rapport.db.Tables.OPPORTUNITY;
import static rapport.db.Tables.RECORD;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.FirstStart;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
@OwnDatabase
class SampleDataTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  @Test
  void the_sample_company_has_customers_deals_and_a_year_behind_it() {
    var answer =
        new Browser(port)
            .post("/api/set-up", SetUpTest.start(FirstStart.code(settings), "he", true));

    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    var counts =
        db.select(RECORD.OBJECT, count())
            .from(RECORD)
            .groupBy(RECORD.OBJECT)
            .fetchMap(RECORD.OBJECT, count());
    assertThat(counts)
        .containsEntry("user", 7)
        .containsEntry("team", 4)
        .containsEntry("company", 40)
        .containsEntry("person", 66)
        .containsEntry("opportunity", 65)
        .containsEntry("lead", 43)
        .containsEntry("pipeline", 2)
        .containsEntry("task", 27)
        .containsEntry("note", 16);
    assertThat(db.fetchCount(APP_USER, APP_USER.ACTIVE.isTrue())).isEqualTo(1);
    var won = db.selectFrom(OPPORTUNITY).where(OPPORTUNITY.STATUS.eq("won")).fetch();
    assertThat(won).hasSize(30);
    assertThat(won)
        .allSatisfy(deal -> {
          assertThat(deal.getClosedOn())
              .isBetween(LocalDate.now(Office.ZONE).minusYears(1), LocalDate.now(Office.ZONE));
          assertThat(deal.getOwnerId()).isNotNull();
          assertThat(deal.getTeamId()).isNotNull();
        });
    assertThat(db.fetchCount(OPPORTUNITY, OPPORTUNITY.STATUS.eq("lost"))).isEqualTo(11);
  }
}
