package dev.rapport.benchmark;

import dev.rapport.benchmark.Questions.Question;
import dev.rapport.benchmark.Questions.Sql;
import dev.rapport.benchmark.Wire.Request;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes turns between the product and its floor, so that whatever else the machine does meanwhile
 * falls on both alike.
 */
final class Rounds {

  private static final int ROUNDS = 3;
  private static final int WARM_UP = 15;
  private static final int ASKED_TO_COUNT = 20;

  /**
   * Times of one kind, in nanoseconds, sorted.
   *
   * @param perSecond how many there were
   * @param computed what all processes together computed for one, in milliseconds
   */
  record Times(long[] sorted, double perSecond, double computed) {

    double median() {
      return at(0.5);
    }

    double p95() {
      return at(0.95);
    }

    /** In milliseconds. */
    private double at(double part) {
      return sorted.length == 0 ? 0 : sorted[(int) (part * (sorted.length - 1))] / 1e6;
    }
  }

  /**
   * @param statements that a question costs the product
   */
  record Result(Times product, Times floor, double statements) {}

  /** One connection of a client: to the application, and past it to the database. */
  private static final class Client implements AutoCloseable {
    private final Wire wire;
    private final Connection database;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    private Client(Server server, String session) throws IOException, SQLException {
      wire = new Wire(server.port(), session);
      database = server.database();
    }

    private void ask(List<Request> requests) throws IOException {
      for (var request : requests) {
        var answer = wire.send(request);
        if (answer.status() >= 300) {
          throw new IOException(request + ": " + answer.status() + " " + new String(answer.body()));
        }
      }
    }

    private void answer(Sql sql) throws SQLException {
      var statement = prepared.get(sql.text());
      if (statement == null) {
        statement = database.prepareStatement(sql.text());
        prepared.put(sql.text(), statement);
      }
      for (var i = 0; i < sql.parameters().length; i++) {
        statement.setObject(i + 1, sql.parameters()[i]);
      }
      if (!statement.execute()) {
        return;
      }
      try (var rows = statement.getResultSet()) {
        var columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          for (var i = 1; i <= columns; i++) {
            rows.getString(i);
          }
        }
      }
    }

    @Override
    public void close() throws IOException, SQLException {
      wire.close();
      database.close();
    }
  }

  private final Server server;
  private final String session;
  private final Duration round;
  private final AtomicInteger number = new AtomicInteger((int) (System.nanoTime() >>> 20));

  Rounds(Server server, String session, Duration round) {
    this.server = server;
    this.session = session;
    this.round = round;
  }

  Result measure(Question question, int connections)
      throws IOException, SQLException, InterruptedException, ExecutionException {
    var clients = new ArrayList<Client>();
    try {
      for (var i = 0; i < connections; i++) {
        clients.add(new Client(server, session));
      }
      var echoes = keepAnswers(clients.getFirst(), question);
      var product = new ArrayList<Times>();
      var floor = new ArrayList<Times>();
      run(clients, question, null);
      run(clients, question, echoes);
      for (var i = 0; i < ROUNDS; i++) {
        product.add(run(clients, question, null));
        floor.add(run(clients, question, echoes));
      }
      return new Result(all(product), all(floor), statements(clients.getFirst(), question));
    } finally {
      for (var client : clients) {
        client.close();
      }
    }
  }

  /** Asks until the server's compiler has seen the question often. */
  void warmUp(Question question)
      throws IOException, SQLException, InterruptedException, ExecutionException {
    try (var one = new Client(server, session);
        var other = new Client(server, session)) {
      var clients = List.of(one, other);
      var echoes = keepAnswers(one, question);
      for (var i = 0; i < WARM_UP; i++) {
        run(clients, question, null);
        run(clients, question, echoes);
      }
    }
  }

  /** Leaves the product's answers with the server; what is asked to have the same bytes again. */
  private List<Request> keepAnswers(Client client, Question question) throws IOException {
    var echoes = new ArrayList<Request>();
    for (var request : question.ask().apply(next())) {
      var answer = client.wire.send(request);
      if (answer.status() >= 300) {
        throw new IOException(request + ": " + answer.status() + " " + new String(answer.body()));
      }
      var path = "/api/benchmark/answers/" + echoes.size();
      client.wire.send(new Request("PUT", path, answer.body()));
      echoes.add(new Request(request.method(), path, request.body()));
    }
    return echoes;
  }

  /** The product's turn, or the floor's where {@code echoes} are given. */
  private Times run(List<Client> clients, Question question, List<Request> echoes)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newFixedThreadPool(clients.size())) {
      var before = server.computed();
      var begun = System.nanoTime();
      var end = begun + round.toNanos();
      var running =
          clients.stream().map(client -> threads.submit(() -> turn(client, question, echoes, end)));
      var times = new ArrayList<long[]>();
      for (var each : running.toList()) {
        times.add(each.get());
      }
      var sorted = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
      return new Times(
          sorted,
          sorted.length * 1e9 / (System.nanoTime() - begun),
          (server.computed() - before) / 1e6 / sorted.length);
    }
  }

  private long[] turn(Client client, Question question, List<Request> echoes, long end)
      throws IOException, SQLException {
    var times = new ArrayList<Long>();
    var last = System.nanoTime();
    do {
      var n = next();
      if (echoes == null) {
        client.ask(question.ask().apply(n));
      } else {
        for (var sql : question.floor().apply(n)) {
          client.answer(sql);
        }
        client.ask(echoes);
      }
      var now = System.nanoTime();
      times.add(now - last);
      last = now;
    } while (last < end);
    return times.stream().mapToLong(Long::longValue).toArray();
  }

  private double statements(Client client, Question question) throws IOException {
    var before = counted(client);
    for (var i = 0; i < ASKED_TO_COUNT; i++) {
      client.ask(question.ask().apply(next()));
    }
    return (counted(client) - before) / (double) ASKED_TO_COUNT;
  }

  private static long counted(Client client) throws IOException {
    var answer = client.wire.send(Request.get("/api/benchmark/statements"));
    return Long.parseLong(new String(answer.body()).strip());
  }

  private static Times all(List<Times> rounds) {
    var sorted =
        rounds.stream().flatMapToLong(times -> Arrays.stream(times.sorted())).sorted().toArray();
    return new Times(
        sorted,
        rounds.stream().mapToDouble(Times::perSecond).average().orElse(0),
        rounds.stream().mapToDouble(Times::computed).average().orElse(0));
  }

  private int next() {
    return number.incrementAndGet() & 0x3FFFFFFF;
  }
}
