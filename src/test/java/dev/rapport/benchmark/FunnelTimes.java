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
 * Measures the funnel over leads with six changes of status each. {@code docs/performance.md} says
 * how to run it.
 *
 * <p>Arguments: a folder for the data, the number of leads, and the milliseconds of a turn. The
 * leads and their history are put into the tables by SQL, in the order in which they would have
 * come.
 */
public final class FunnelTimes {

  private static final int PORT = Integer.getInteger("benchmark.port", 8320);
  private static final int PEOPLE = 1_000;
  private static final int AT_ONCE = 50_000;

  private FunnelTimes() {}

  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    var folder = Path.of(arguments[0]).toAbsolutePath();
    var leads = Integer.parseInt(arguments[1]);
    try (var server = Server.start(folder, PORT);
        var database = server.database()) {
      var world = new World(PORT, PEOPLE);
      world.load();
      fill(database, leads);
      for (var actor : List.of(World.ADMINISTRATOR, World.MANAGER, World.SALESPERSON)) {
        try (var wire = new Wire(PORT, world.session(actor))) {
          for (var question : questions(Turns.reach(actor, "l", database))) {
            Turns.measure(actor, question, wire, database);
          }
        }
      }
    }
  }

  private static List<Question> questions(String reach) {
    return List.of(
        funnel("the funnel", "", "null", reach),
        funnel("the funnel by source", "?group=source", "l.source", reach),
        funnel(
            "the funnel by month of arrival",
            "?group=createdAt:month",
            "to_char(l.created_at, 'YYYY-MM')",
            reach),
        list("who reached 'converted', by name", "=reached=converted", "'converted'", "", reach),
        list("who never reached 'qualified'", "=never=qualified", "'qualified'", "not", reach));
  }

  /** How far they came and how long they were there, each in one walk through the history. */
  private static Question funnel(String name, String query, String key, String reach) {
    var counts =
        """
        select k, furthest, count(*)
        from (
          select %1$s as k, max(case h.to_value when 'converted' then 4 when 'qualified' then 3
            when 'contacted' then 2 else 1 end) as furthest
          from lead l
          left join status_history h on h.record_id = l.id and h.object = 'lead'
            and h.field = 'status' and h.to_value in ('new', 'contacted', 'qualified', 'converted')
          where l.deleted_at is null and %2$s
          group by l.id) way
        group by k, furthest
        """
            .formatted(key, reach);
    var times =
        """
        select k, to_value, count(*), percentile_cont(array[0.5, 0.9]) within group (order by lasted)
        from (
          select %1$s as k, h.to_value, sum(extract(epoch from h.left_at - h.at)::float8) as lasted
          from lead l join status_history h on h.record_id = l.id
          where h.object = 'lead' and h.field = 'status' and l.deleted_at is null and %2$s
            and h.to_value in ('new', 'contacted', 'qualified', 'converted')
          group by l.id, h.to_value
          having bool_and(h.left_at is not null)) stay
        group by k, to_value
        """
            .formatted(key, reach);
    return new Question(
        name,
        _ -> List.of(Request.get("/api/funnels/lead" + query)),
        _ -> List.of(new Sql(counts), new Sql(times)),
        Limit.NONE);
  }

  private static Question list(String name, String filter, String value, String not, String reach) {
    var sql =
        """
        select l.id, l.version, l.name, l.status, l.source, l.owner_id, o.label
        from lead l left join record o on o.id = l.owner_id
        where l.deleted_at is null and %s and %s exists (
          select from status_history h
          where h.record_id = l.id and h.object = 'lead' and h.field = 'status' and h.to_value = %s)
        order by l.name, l.id limit 51
        """
            .formatted(reach, not, value);
    return new Question(
        name,
        _ -> List.of(Request.get("/api/records/lead?sort=name&filter=status" + filter)),
        _ -> List.of(new Sql(sql)),
        Limit.NONE);
  }

  private static void fill(Connection database, int leads) throws SQLException {
    var there = Integer.parseInt(Turns.one(database, "select count(*) from lead"));
    for (var from = there + 1; from <= leads; from += AT_ONCE) {
      var to = Math.min(leads, from + AT_ONCE - 1);
      try (var statement = database.createStatement()) {
        statement.execute(leads(from, to));
        statement.execute(history(from, to));
      }
      System.out.println(to + " leads");
    }
    try (var statement = database.createStatement()) {
      statement.execute("vacuum analyze");
    }
  }

  private static String leads(int from, int to) {
    return """
    with person as (
      select id, team_id, row_number() over (order by id) as n, count(*) over () as people
      from app_user where team_id is not null),
    news as (
      select g, %s as id, u.id as owner_id, u.team_id
      from generate_series(%d, %d) g join person u on u.n = 1 + g %% u.people),
    registered as (
      insert into record (id, object, label, owner_id, team_id)
      select id, 'lead', 'Lead ' || g, owner_id, team_id from news)
    insert into lead (id, name, source, channel, status, owner_id, team_id, created_at)
    select id, 'Lead ' || g,
      (array['website', 'referral', 'campaign', 'event', 'partner'])[1 + (g / 7) %% 5],
      (array['webForm', 'email', 'phone', 'chat'])[1 + (g / 3) %% 4],
      case when g %% 11 >= 8 then 'converted' when (1 + g %% 11) %% 5 = 0 then 'unqualified'
        when (1 + g %% 11) %% 2 = 0 then 'contacted' when (1 + g %% 11) %% 4 = 1 then 'new'
        else 'qualified' end,
      owner_id, team_id, timestamptz '2024-01-01' + g * interval '2 minutes'
    from news
    """
        .formatted(Turns.id("g"), from, to);
  }

  /** One to eleven stays each, six on average, some of which go back. */
  private static String history(int from, int to) {
    return """
    insert into status_history
      (record_id, field, object, from_value, to_value, at, left_at, change_set_id)
    select %s, 'status', 'lead', null,
      case when k = 1 then 'new' when k = n and n >= 9 then 'converted'
        when k = n and n %% 5 = 0 then 'unqualified' when k %% 2 = 0 then 'contacted'
        when k %% 4 = 1 then 'new' else 'qualified' end,
      at + k * interval '33 hours',
      case when k < n then at + (k + 1) * interval '33 hours' end,
      1000000000 + g * 20::bigint + k
    from (
      select g, 1 + g %% 11 as n, timestamptz '2024-01-01' + g * interval '2 minutes' as at
      from generate_series(%d, %d) g) l, generate_series(1, n) k
    order by at + k * interval '33 hours'
    """
        .formatted(Turns.id("g"), from, to);
  }
}
