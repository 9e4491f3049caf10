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
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What happens after a minute to who takes nothing; here after two seconds. */
@ApiTest
@TestPropertySource(properties = "server.tomcat.connection-timeout=2s")
class CutOffReadersTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  @Test
  void who_takes_nothing_for_so_long_is_cut_off_and_makes_room() throws IOException {
    var office = new Office(port, db, settings);
    SlowReader.moreThanSocketsHold(db, office);
    var session = office.people().session(office.ann);
    var idle = new ArrayList<Socket>();
    try {
      for (var i = 0; i < ExportPlaces.OF_ONE; i++) {
        idle.add(SlowReader.ask(port, session));
        assertThat(SlowReader.status(idle.getLast())).isEqualTo("200");
      }
      try (var oneTooMany = SlowReader.ask(port, session)) {
        assertThat(SlowReader.status(oneTooMany)).isEqualTo("429");
      }
      // Nobody has closed anything; as many at once have room only when all of them are cut off.
      await()
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofMillis(500))
          .untilAsserted(() -> asManyAreAnswered(session));
      for (var socket : idle) {
        assertThat(SlowReader.restOf(socket)).as("less than all").isLessThan(SlowReader.LENGTH);
      }
    } finally {
      for (var socket : idle) {
        socket.close();
      }
    }
  }

  private void asManyAreAnswered(String session) throws IOException {
    var again = new ArrayList<Socket>();
    try {
      for (var i = 0; i < ExportPlaces.OF_ONE; i++) {
        again.add(SlowReader.ask(port, session));
        assertThat(SlowReader.status(again.getLast())).isEqualTo("200");
      }
    } finally {
      for (var socket : again) {
        socket.close();
      }
    }
  }
}
