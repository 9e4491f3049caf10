package dev.rapport.records.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Office;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class SlowReadersTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  @Test
  void exports_that_nobody_reads_take_neither_memory_nor_connections_from_the_others()
      throws IOException {
    var office = new Office(port, db, settings);
    var ann = office.browser(office.ann);
    SlowReader.moreThanSocketsHold(db, office);
    var session = office.people().session(office.ann);
    var bobs = office.people().session(office.bob);
    var slow = new ArrayList<Socket>();
    try {
      takeAll(session, slow);
      try (var oneTooMany = SlowReader.ask(port, session)) {
        assertThat(SlowReader.status(oneTooMany)).isEqualTo("429");
      }
      try (var colleague = SlowReader.ask(port, bobs)) {
        assertThat(SlowReader.status(colleague)).isEqualTo("200");
      }
      while (slow.size() + ExportPlaces.OF_ONE <= ExportPlaces.ALL) {
        takeAll(another(office), slow);
      }
      slow.add(SlowReader.ask(port, another(office)));
      assertThat(SlowReader.status(slow.getLast())).isEqualTo("200");
      try (var oneTooMany = SlowReader.ask(port, bobs)) {
        assertThat(SlowReader.status(oneTooMany)).isEqualTo("503");
      }
      assertThat(ann.get("/api/records/company?limit=1").status()).isEqualTo(200);
    } finally {
      for (var socket : slow) {
        socket.close();
      }
    }
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> {
          try (var again = SlowReader.ask(port, session)) {
            assertThat(SlowReader.status(again)).isEqualTo("200");
          }
        });
  }

  private void takeAll(String session, List<Socket> slow) throws IOException {
    for (var i = 0; i < ExportPlaces.OF_ONE; i++) {
      slow.add(SlowReader.ask(port, session));
      assertThat(SlowReader.status(slow.getLast())).isEqualTo("200");
    }
  }

  /** A further administrator's, who sees as much as Ann has. */
  private static String another(Office office) {
    var people = office.people();
    return people.session(people.user("Another", people.administratorRole(), null));
  }
}
