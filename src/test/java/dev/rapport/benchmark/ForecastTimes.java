package dev.rapport.benchmark;

import dev.rapport.benchmark.Questions.Limit;
import dev.rapport.benchmark.Questions.Question;
import dev.rapport.benchmark.Questions.Sql;
import dev.rapport.benchmark.Wire.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Measures what managers look at over many deals, half of which are open: the forecast, and how the
 * open deals changed. {@code docs/performance.md} says how to run it.
 *
 * <p>Arguments: a folder for the data, and the number of deals. The deals, and changes to one in
 * ten of them on the last thirty days, are put into the tables by SQL.
 */
public final class ForecastTimes {

  private static final int PORT = Integer.getInteger("benchmark.port", 8322);
  private static final int PEOPLE = 1_000;
  private static final int AT_ONCE = 50_000;

  private ForecastTimes() {}

  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    var folder = Path.of(arguments[0]).toAbsolutePath();
    var deals = Integer.parseInt(arguments[1]);
    try (var server = Server.start(folder, PORT);
        var database = server.database()) {
      var world = new World(PORT, PEOPLE);
      world.load();
      fill(database, deals);
      for (var actor : List.of(World.ADMINISTRATOR, World.MANAGER, World.SALESPERSON)) {
        try (var wire = new Wire(PORT, world.session(actor))) {
          for (var question : questions(Turns.reach(actor, "o", database))) {
            Turns.measure(actor, question, wire, database);
          }
        }
      }
    }
  }

  private static List<Question> questions(String reach) {
    return List.of(
        forecast("month", "date_trunc('month', coalesce(closed_on, expected_close))", reach),
        forecast("owner", "o.owner_id", reach),
        forecast("product", "o.product_id", reach),
        movement("thisWeek", "week", reach),
        movement("lastMonth", "month", reach),
        new Question(
            "the next hour",
            _ -> List.of(Request.get("/api/next-hour")),
            _ -> List.of(),
            Limit.NONE));
  }

  /** What is to be closed this quarter, or was won in it, and what is past its day. */
  private static Question forecast(String by, String key, String reach) {
    var expected =
        """
        select %1$s, count(*),
          sum(amount_base) filter (where o.status = 'won'),
          sum(amount_base) filter (where o.status = 'open'
            and coalesce(o.forecast, case when s.probability >= 80 then 'commit' end) = 'commit'),
          sum(amount_base) filter (where o.status = 'open'
            and coalesce(o.forecast, case when s.probability >= 50 then 'likely' end) in ('commit', 'likely')),
          sum(amount_base) filter (where o.status = 'open'),
          sum(coalesce(o.probability, s.probability) * amount_base) filter (where o.status = 'open'),
          sum(coalesce(o.probability, s.probability)::float8 * (100 - coalesce(o.probability, s.probability)::float8)
            * amount_base::float8 * amount_base::float8) filter (where o.status = 'open')
        from opportunity o join stage s on s.id = o.stage_id
        where o.deleted_at is null and %2$s and (
          o.status = 'open' and o.expected_close >= current_date
            and o.expected_close < date_trunc('quarter', current_date) + interval '3 months'
          or o.status = 'won' and o.closed_on >= date_trunc('quarter', current_date)
            and o.closed_on < date_trunc('quarter', current_date) + interval '3 months')
        group by 1
        """
            .formatted(key, reach);
    var left =
        """
        select o.expected_close is null, count(*), sum(amount_base) from opportunity o
        where o.deleted_at is null and o.status = 'open' and %s
          and (o.expected_close < current_date or o.expected_close is null)
        group by 1
        """
            .formatted(reach);
    return new Question(
        "the forecast by " + by,
        _ -> List.of(Request.get("/api/forecast?within=thisQuarter&by=" + by)),
        _ -> List.of(new Sql(expected), new Sql(left)),
        Limit.NONE);
  }

  /** The deals that were open in the period, and what was changed of them since it began. */
  private static Question movement(String within, String unit, String reach) {
    var begun =
        unit.equals("week")
            ? "date_trunc('week', now())"
            : "date_trunc('month', now()) - interval '1 month'";
    var deals =
        """
        select o.status, count(*), sum(amount_base) from opportunity o
        where o.deleted_at is null and %s and (o.status = 'open' or o.closed_on >= %s)
        group by 1
        """
            .formatted(reach, begun);
    var changes =
        """
        select c.record_id, min(c.change_set_id) from change c join change_set s on s.id = c.change_set_id
        where c.object = 'opportunity' and c.kind = 'update' and s.at >= %s
        group by 1
        """
            .formatted(begun);
    return new Question(
        "how deals changed, " + within,
        _ -> List.of(Request.get("/api/pipeline-movement?within=" + within)),
        _ -> List.of(new Sql(deals), new Sql(changes)),
        Limit.NONE);
  }

  private static void fill(Connection database, int deals) throws SQLException {
    var there = Integer.parseInt(Turns.one(database, "select count(*) from opportunity"));
    for (var from = there + 1; from <= deals; from += AT_ONCE) {
      var to = Math.min(deals, from + AT_ONCE - 1);
      try (var statement = database.createStatement()) {
        statement.execute(deals(from, to));
        statement.execute(changes(from, to));
      }
      System.out.println(to + " deals");
    }
    try (var statement = database.createStatement()) {
      statement.execute("vacuum analyze");
    }
  }

  /** Of three years; open ones are expected from half a year ago to a year ahead. */
  private static String deals(int from, int to) {
    return """
    with person as (
      select id, team_id, row_number() over (order by id) as n, count(*) over () as people
      from app_user where team_id is not null),
    step as (
      select id, pipeline_id, kind, probability, row_number() over (partition by kind order by position) as n,
        count(*) over (partition by kind) as steps
      from stage where deleted_at is null),
    news as (
      select g, %s as id, u.id as owner_id, u.team_id, s.id as stage_id, s.pipeline_id, s.kind, s.probability,
        current_date - (g::bigint * 7919 %% 1095)::int as opened
      from generate_series(%d, %d) g
      join person u on u.n = 1 + g %% u.people
      join step s on s.kind = case when g %% 2 = 0 then 'open' when g %% 3 = 0 then 'won' else 'lost' end
        and s.n = 1 + (g / 2) %% s.steps),
    registered as (
      insert into record (id, object, label, owner_id, team_id)
      select id, 'opportunity', 'Deal ' || g, owner_id, team_id from news)
    insert into opportunity (id, name, owner_id, team_id, pipeline_id, stage_id, status, probability,
      amount, amount_currency, amount_base, opened_on, expected_close, closed_on)
    select id, 'Deal ' || g, owner_id, team_id, pipeline_id, stage_id, kind, probability,
      100 + g %% 9000, 'EUR', 100 + g %% 9000, opened,
      case when kind = 'open' then current_date - 180 + (g * 31 %% 540)::int end,
      case when kind <> 'open' then least(current_date, opened + (g * 13 %% 120)::int) end
    from news
    """
        .formatted(Turns.id("g"), from, to);
  }

  /** An amount or a day that was another one, of every tenth deal. */
  private static String changes(int from, int to) {
    return """
    with news as (
      select g, row_number() over (order by g) as n from generate_series(%2$d, %3$d) g where g %% 10 = 0),
    acts as (
      insert into change_set (at, source, records)
      select now() - (g * 11 %% 30) * interval '1 day', 'screen', 1 from news order by g
      returning id)
    insert into change (change_set_id, record_id, object, kind, version, before, after)
    select a.id, %1$s, 'opportunity', 'update', 2,
      case when g %% 20 = 0 then jsonb_build_object('amount', jsonb_build_object('amount', (g %% 9000)::text, 'currency', 'EUR'))
        else jsonb_build_object('expectedClose', (current_date - 200 + (g * 31 %% 540)::int)::text) end,
      '{}'
    from (select id, row_number() over (order by id) as n from acts) a join news using (n)
    """
        .formatted(Turns.id("g"), from, to);
  }
}
