package dev.rapport.records.transfer;

import dev.rapport.testing.Office;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Asks for an export and reads no more of it than a test wants. */
final class SlowReader {

  private static final String EXPORT = "/api/records/company/export.csv?fields=name,description";
  private static final int RECORDS = 400;
  private static final int EACH = 60_000;

  /** Of the export, at least, in bytes. */
  static final long LENGTH = (long) RECORDS * EACH;

  private SlowReader() {}

  /** Companies of Ann's; an export of them is some 24 MB. */
  static void moreThanSocketsHold(DSLContext db, Office office) {
    db.execute(
        """
        with made as (
          insert into record (id, object, label, owner_id, team_id)
          select gen_random_uuid(), 'company', 'Large ' || n, {0}, {1}
          from generate_series(1, {2}) n
          returning id, label, owner_id, team_id)
        insert into company (id, name, owner_id, team_id, description)
        select id, label, owner_id, team_id, repeat('x', {3}) from made
        """,
        DSL.val(office.ann), DSL.val(office.team), DSL.val(RECORDS), DSL.val(EACH));
  }

  static Socket ask(int port, String session) throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress("localhost", port));
    var request =
        "GET %s HTTP/1.1\r\nHost: localhost\r\nCookie: rapport_session=%s\r\n\r\n"
            .formatted(EXPORT, session);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** As its first line says; what follows is left unread. */
  static String status(Socket socket) throws IOException {
    var line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    return line.substring("HTTP/1.1 ".length());
  }

  /** How many bytes still come until the server's end. */
  static long restOf(Socket socket) throws IOException {
    var buffer = new byte[1 << 16];
    var in = socket.getInputStream();
    var rest = 0L;
    try {
      for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        rest += read;
      }
    } catch (SocketException cutOff) {
      return rest;
    }
    return rest;
  }
}
