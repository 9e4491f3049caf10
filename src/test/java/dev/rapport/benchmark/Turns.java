package dev.rapport.benchmark;

import dev.rapport.benchmark.Questions.Question;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;

/** Questions that take long enough for a handful of turns to tell: the product, then its floor. */
final class Turns {

  private static final int TURNS = 5;

  private Turns() {}

  /** In turns, so that whatever else the machine does falls on both. */
  static void measure(String actor, Question question, Wire wire, Connection database)
      throws IOException, SQLException {
    var product = new long[TURNS];
    var floor = new long[TURNS];
    for (var turn = 0; turn < TURNS; turn++) {
      var begun = System.nanoTime();
      for (var request : question.ask().apply(turn)) {
        var answer = wire.send(request);
        if (answer.status() != 200) {
          throw new IOException(request + ": " + answer.status() + new String(answer.body()));
        }
      }
      var answered = System.nanoTime();
      for (var sql : question.floor().apply(turn)) {
        try (var statement = database.createStatement();
            var rows = statement.executeQuery(sql.text())) {
          while (rows.next()) {
            rows.getString(1);
          }
        }
      }
      product[turn] = answered - begun;
      floor[turn] = System.nanoTime() - answered;
    }
    Arrays.sort(product);
    Arrays.sort(floor);
    System.out.printf(
        "%-35s %-28s median %8.1f ms, longest %8.1f; floor %8.1f ms; x %5.2f%n",
        question.name(),
        actor,
        product[TURNS / 2] / 1e6,
        product[TURNS - 1] / 1e6,
        floor[TURNS / 2] / 1e6,
        (double) product[TURNS / 2] / floor[TURNS / 2]);
  }

  /** That a record is in an actor's reach. */
  static String reach(String actor, String table, Connection database) throws SQLException {
    if (actor.equals(World.ADMINISTRATOR)) {
      return "true";
    }
    var user = one(database, "select id from app_user where email = '" + actor + "'");
    if (actor.equals(World.SALESPERSON)) {
      return "%s.owner_id = '%s'".formatted(table, user);
    }
    var teams =
        one(
            database,
            """
            with recursive t as (
              select id from team where name = 'Division 1'
              union select c.id from team c join t on c.parent_id = t.id)
            select string_agg(quote_literal(id), ',') from t
            """);
    return "(%1$s.owner_id = '%2$s' or %1$s.team_id in (%3$s))".formatted(table, user, teams);
  }

  /** The id of a record that is put into the tables by its number. */
  static String id(String number) {
    return "('00000000-0000-7000-8000-' || lpad(to_hex(" + number + "), 12, '0'))::uuid";
  }

  /** The first value of a statement's first row. */
  static String one(Connection database, String sql) throws SQLException {
    try (var statement = database.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
