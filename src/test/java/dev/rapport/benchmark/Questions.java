package dev.rapport.benchmark;

import dev.rapport.benchmark.Wire.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * What is asked, each with its floor: the statements by which a person who knows PostgreSQL and the
 * tables would answer it for this actor, written by hand.
 */
final class Questions {

  /**
   * @param ask the requests of the n-th time
   * @param floor the statements of the n-th time
   * @param limit in milliseconds, where one is wanted of the question itself; else null
   */
  record Question(
      String name, IntFunction<List<Request>> ask, IntFunction<List<Sql>> floor, Limit limit) {}

  /** A statement with its parameters. */
  record Sql(String text, Object... parameters) {}

  /** What is wanted. */
  record Limit(String words, double timesFloor, double median, double p95) {
    static final Limit FLOOR = new Limit("≤ 1.5 × floor", 1.5, 0, 0);
    static final Limit CREATE = new Limit("≤ 3 × floor", 3, 0, 0);
    static final Limit AGGREGATE = new Limit("< 250 ms", 0, 250, 0);
    static final Limit FEW_HITS = new Limit("median < 5 ms", 0, 5, 0);
    static final Limit NONE = new Limit("", 0, 0, 0);
    static final Limit ANY_HITS = new Limit("p95 < 50 ms", 0, 0, 50);
  }

  /**
   * Who asks.
   *
   * @param teams null when all records are in reach, empty when only their own
   * @param owner whose deals they look at
   * @param companies some that they may see
   */
  record Actor(
      String name,
      String session,
      UUID user,
      List<UUID> teams,
      UUID owner,
      List<UUID> companies,
      UUID stage,
      UUID pipeline) {

    boolean all() {
      return teams == null;
    }

    /** That a row of a table, or of the registry, is in reach. */
    String reach(String alias) {
      if (all()) {
        return "true";
      }
      var own = alias + ".owner_id = '" + user + "'";
      return teams.isEmpty()
          ? own
          : "(" + own + " or " + alias + ".team_id in (" + list(teams) + "))";
    }
  }

  private final Actor actor;

  Questions(Actor actor) {
    this.actor = actor;
  }

  List<Question> all() {
    var questions = new ArrayList<Question>();
    questions.add(people());
    questions.add(deals());
    questions.add(record());
    questions.add(board());
    questions.add(pipeline());
    for (var term : List.of("Brandin", "Иван Боранов", "דוד פריברג", "王小明", "4711")) {
      questions.add(search(term, Questions.Limit.FEW_HITS));
    }
    for (var term : List.of("an", "ив", "פר", "王伟", "47")) {
      questions.add(search(term, Questions.Limit.ANY_HITS));
    }
    questions.add(create());
    return questions;
  }

  private Question people() {
    var columns = "id, version, name, job_title, company_id, email, phone, owner_id, updated_at";
    var sql =
        """
        select p.*, c.label, o.label
        from (%s) p
        left join record c on c.id = p.company_id and c.object = 'company' and not c.deleted and %s
        left join record o on o.id = p.owner_id
        order by p.name, p.id
        """
            .formatted(branches("person", columns, "true", "name, id"), actor.reach("c"));
    return new Question(
        "people by name",
        _ -> List.of(Request.get("/api/records/person?sort=name")),
        _ -> List.of(new Sql(sql)),
        Limit.FLOOR);
  }

  private Question deals() {
    var columns =
        "id, version, name, company_id, stage_id, amount, amount_currency, amount_base,"
            + " expected_close, owner_id, updated_at";
    var which = "owner_id = '%s' and stage_id = '%s'".formatted(actor.owner(), actor.stage());
    var sql =
        """
        select p.*, c.label, s.label, o.label
        from (
          select %s from opportunity p
          where deleted_at is null and %s and %s order by amount_base desc nulls last, id desc
          limit 51
        ) p
        left join record c on c.id = p.company_id and c.object = 'company' and not c.deleted and %s
        left join record s on s.id = p.stage_id
        left join record o on o.id = p.owner_id
        order by p.amount_base desc nulls last, p.id desc
        """
            .formatted(columns, which, actor.reach("p"), actor.reach("c"));
    var filter = "owner==" + actor.owner() + ";stage==" + actor.stage();
    return new Question(
        "deals of an owner in a stage by amount",
        _ ->
            List.of(Request.get("/api/records/opportunity?sort=-amount&filter=" + encoded(filter))),
        _ -> List.of(new Sql(sql)),
        Limit.FLOOR);
  }

  private Question record() {
    var one =
        """
        select c.*, o.label, t.label, u.label, v.label
        from company c
        left join record o on o.id = c.owner_id
        left join record t on t.id = c.team_id
        left join record u on u.id = c.created_by
        left join record v on v.id = c.updated_by
        where c.id = ? and c.deleted_at is null and %s
        """
            .formatted(actor.reach("c"));
    var relations =
        """
        select r.id, r.version, r.valid_from, r.valid_to, f.id, f.label, t.id, t.label, y.label
        from relation r
        join record f on f.id = r.from_id and not f.deleted and %s
        join record t on t.id = r.to_id and not t.deleted and %s
        join record y on y.id = r.type_id
        where r.deleted_at is null and (r.from_id = ? or r.to_id = ?)
        order by r.created_at desc, r.id desc
        limit 51
        """
            .formatted(actor.reach("f"), actor.reach("t"));
    return new Question(
        "a company with its relations",
        n -> {
          var id = company(n);
          var filter = encoded("(from==" + id + ",to==" + id + ")");
          return List.of(
              Request.get("/api/records/company/" + id),
              Request.get("/api/records/relation?filter=" + filter));
        },
        n -> List.of(new Sql(one, company(n)), new Sql(relations, company(n), company(n))),
        Limit.FLOOR);
  }

  private Question board() {
    var columns =
        "id, version, name, company_id, stage_id, amount, amount_currency, owner_id, stage_since,"
            + " next_step, updated_at";
    var cards =
        """
        select s.id, s.name, p.*, c.label, o.label
        from stage s
        left join lateral (%s) p on true
        left join record c on c.id = p.company_id and c.object = 'company' and not c.deleted and %s
        left join record o on o.id = p.owner_id
        where s.pipeline_id = ? and s.deleted_at is null
        order by s.position, p.updated_at desc, p.id desc
        """
            .formatted(
                branches("opportunity", columns, "stage_id = s.id", "updated_at desc, id desc"),
                actor.reach("c"));
    return new Question(
        "board",
        _ -> List.of(Request.get("/api/records/opportunity/board?within=" + actor.pipeline())),
        _ -> List.of(new Sql(cards, actor.pipeline()), totals()),
        Limit.FLOOR);
  }

  private Question pipeline() {
    return new Question(
        "pipeline: count and sum by stage",
        _ ->
            List.of(
                Request.get(
                    "/api/records/opportunity/aggregate?group=stage&measures="
                        + encoded("count,sum(amount)"))),
        _ -> List.of(totals()),
        Limit.AGGREGATE);
  }

  private Sql totals() {
    var sql =
        """
        select s.id, s.label, t.count, t.sum
        from (
          select stage_id, count(*), sum(amount_base) from opportunity p
          where deleted_at is null and %s group by stage_id
        ) t
        join record s on s.id = t.stage_id
        """
            .formatted(actor.reach("p"));
    return new Sql(sql);
  }

  private Question search(String term, Limit limit) {
    // The words are found as the product's index keeps them: there is no better one to compare.
    var words =
        String.join(
            " & ",
            Arrays.stream(term.toLowerCase(Locale.ROOT).split(" "))
                .map(Questions::prefix)
                .toList());
    var rights =
        actor.all()
            ? "true"
            : actor.teams().isEmpty()
                ? "tokens @@ '''o:" + actor.user() + "'''::tsquery"
                : "tokens @@ ("
                    + "'''o:"
                    + actor.user()
                    + "''"
                    + String.join(
                        "", actor.teams().stream().map(t -> " | ''t:" + t + "''").toList())
                    + "')::tsquery";
    var sql =
        """
        select id, object, label, detail
        from (
          select id, object, label, detail from record
          where tokens @@ '%s'::tsquery and not deleted and %s limit 500
        ) h
        order by length(label), label limit 20
        """
            .formatted(words, rights);
    return new Question(
        "search “" + term + "”",
        _ -> List.of(Request.get("/api/search?limit=20&q=" + encoded(term))),
        _ -> List.of(new Sql(sql)),
        limit);
  }

  /** Chinese lies in the index in pairs. */
  private static String prefix(String word) {
    if (word.codePointAt(0) < 0x4E00) {
      return Character.isDigit(word.charAt(0)) && word.length() > 3
          ? "''+" + word + "'':*"
          : word.length() > 2 ? "''" + word + "'':*" : "(''<" + word + "'' | ''" + word + "'')";
    }
    var pairs = new ArrayList<String>();
    for (var i = 0; i + 2 <= word.length(); i++) {
      pairs.add("''" + word.substring(i, i + 2) + "''");
    }
    return String.join(" & ", pairs);
  }

  private Question create() {
    return new Question(
        "create a person",
        n ->
            List.of(
                Request.post(
                    "/api/records/person",
                    """
                    {"firstName": "Zoe", "lastName": "Zz%s", "jobTitle": "Tester",
                     "email": "zoe%s@zz.example", "phone": "+35989%07d"}\
                    """
                        .formatted(Long.toString(n, 36), n, n % 10_000_000))),
        n ->
            List.of(
                new Sql(
                    """
                    insert into benchmark_person
                      (id, name, first_name, last_name, job_title, email, phone, owner_id, team_id)
                    values (?, ?, 'Zoe', ?, 'Tester', ?, ?, ?, ?)
                    """,
                    UUID.randomUUID(),
                    "Zoe Zz" + n,
                    "Zz" + n,
                    "zoe" + n + "@zz.example",
                    "+35989" + n,
                    actor.user(),
                    actor.user())),
        Limit.CREATE);
  }

  /** The first rows in order of whoever the actor may see: each team by its own index. */
  String branches(String table, String columns, String which, String order) {
    var select =
        "select " + columns + " from " + table + " p where deleted_at is null and " + which;
    var end = " order by " + order + " limit 51";
    if (actor.all()) {
      return select + end;
    }
    var own = select + " and owner_id = '" + actor.user() + "'" + end;
    if (actor.teams().isEmpty()) {
      return own;
    }
    var parts = new ArrayList<String>();
    parts.add("(" + own + ")");
    for (var team : actor.teams()) {
      parts.add(
          "("
              + select
              + " and team_id = '"
              + team
              + "' and owner_id is distinct from '"
              + actor.user()
              + "'"
              + end
              + ")");
    }
    return "select * from (" + String.join(" union all ", parts) + ") b" + end;
  }

  private UUID company(int n) {
    return actor.companies().get(n % actor.companies().size());
  }

  static String list(List<UUID> ids) {
    return String.join(", ", ids.stream().map(id -> "'" + id + "'").toList());
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
