package dev.rapport.records.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Office;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class SlowReadersTest {

  private static final String EXPORT = "/api/records/company/export.csv?fields=name,description";

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  @Test
  void exports_that_nobody_reads_take_neither_memory_nor_connections_from_the_others()
      throws IOException {
    var office = new Office(port, db, settings);
    var ann = office.browser(office.ann);
    moreThanSocketsHold(office);
    var session = office.people().session(office.ann);
    var bobs = office.people().session(office.bob);
    var slow = new ArrayList<Socket>();
    try {
      takeAll(session, slow);
      try (var oneTooMany = ask(session)) {
        assertThat(status(oneTooMany)).isEqualTo("429");
      }
      try (var colleague = ask(bobs)) {
        assertThat(status(colleague)).isEqualTo("200");
      }
      while (slow.size() + ExportPlaces.OF_ONE <= ExportPlaces.ALL) {
        takeAll(another(office), slow);
      }
      slow.add(ask(another(office)));
      assertThat(status(slow.getLast())).isEqualTo("200");
      try (var oneTooMany = ask(bobs)) {
        assertThat(status(oneTooMany)).isEqualTo("503");
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
          try (var again = ask(session)) {
            assertThat(status(again)).isEqualTo("200");
          }
        });
  }

  private void takeAll(String session, List<Socket> slow) throws IOException {
    for (var i = 0; i < ExportPlaces.OF_ONE; i++) {
      slow.add(ask(session));
      assertThat(status(slow.getLast())).isEqualTo("200");
    }
  }

  /** A further administrator's, who sees as much as Ann has. */
  private static String another(Office office) {
    var people = office.people();
    return people.session(people.user("Another", people.administratorRole(), null));
  }

  /** Some 24 MB. */
  private void moreThanSocketsHold(Office office) {
    db.execute(
        """
        with made as (
          insert into record (id, object, label, owner_id, team_id)
          select gen_random_uuid(), 'company', 'Large ' || n, {0}, {1}
          from generate_series(1, 400) n
          returning id, label, owner_id, team_id)
        insert into company (id, name, owner_id, team_id, description)
        select id, label, owner_id, team_id, repeat('x', 60000) from made
        """,
        DSL.val(office.ann), DSL.val(office.team));
  }

  /** As its first line says; what follows is left unread. */
  private static String status(Socket socket) throws IOException {
    var line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    return line.substring("HTTP/1.1 ".length());
  }

  private Socket ask(String session) throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress("localhost", port));
    var request =
        "GET %s HTTP/1.1\r\nHost: localhost\r\nCookie: rapport_session=%s\r\n\r\n"
            .formatted(EXPORT, session);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}
