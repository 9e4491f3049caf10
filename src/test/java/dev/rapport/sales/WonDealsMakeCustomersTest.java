package dev.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.COMPANY;
import static rapport.db.Tables.STAGE;

import dev.rapport.platform.settings.Settings;
import dev.rapport.records.RecordsChanged;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

@ApiTest
@OwnDatabase
class WonDealsMakeCustomersTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private WonDealsMakeCustomers reactor;

  private Office office;

  @BeforeEach
  void anOffice() {
    office = new Office(port, db, settings);
    if (db.fetchCount(STAGE) == 0) {
      Office.setUp(events, "en");
    }
  }

  @Test
  void a_company_with_a_won_deal_becomes_a_customer_once() throws InterruptedException {
    var company =
        office.id(office.ann, "company", Map.of("name", "Buyer", "roles", List.of("partner")));
    var stranger = office.id(office.ann, "company", Map.of("name", "Thinker"));
    office.create(office.ann, "opportunity", Map.of("company", stranger));
    var deal =
        office.id(office.ann, "opportunity", Map.of("company", company, "stage", stage("won")));

    for (var tries = 0; tries < 100 && roles(company).size() < 2; tries++) {
      Thread.sleep(100); // it reacts soon, not at once
    }

    assertThat(roles(company)).containsExactly("customer", "partner");
    assertThat(roles(stranger)).isEmpty();
    var version = version(company);
    reactor.react(
        new RecordsChanged(1, null, "api", Map.of("opportunity", List.of(UUID.fromString(deal)))));
    assertThat(version(company)).isEqualTo(version);
  }

  private List<String> roles(String company) {
    var roles =
        db.select(COMPANY.ROLES)
            .from(COMPANY)
            .where(COMPANY.ID.eq(UUID.fromString(company)))
            .fetchOne(COMPANY.ROLES);
    return roles == null ? List.of() : List.of(roles);
  }

  private int version(String company) {
    return db.select(COMPANY.VERSION)
        .from(COMPANY)
        .where(COMPANY.ID.eq(UUID.fromString(company)))
        .fetchSingle(COMPANY.VERSION);
  }

  private String stage(String kind) {
    return db.select(STAGE.ID)
        .from(STAGE)
        .where(STAGE.KIND.eq(kind))
        .fetchSingle(STAGE.ID)
        .toString();
  }
}
