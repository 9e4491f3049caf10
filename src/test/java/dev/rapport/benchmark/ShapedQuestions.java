package dev.rapport.benchmark;

import dev.rapport.benchmark.Questions.Actor;
import dev.rapport.benchmark.Questions.Limit;
import dev.rapport.benchmark.Questions.Question;
import dev.rapport.benchmark.Questions.Sql;
import dev.rapport.benchmark.Wire.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What is asked of what {@link Shapes} added, each with its floor. */
final class ShapedQuestions {

  private static final String PEOPLE =
      "id, version, name, job_title, company_id, email, phone, owner_id, updated_at";

  private final Actor actor;
  private final Questions standard;
  private final UUID longPast;
  private final UUID knowsMany;

  /**
   * @param longPast a customer with a time line of 100,000 entries
   * @param knowsMany a customer with 199 neighbours
   */
  ShapedQuestions(Actor actor, UUID longPast, UUID knowsMany) {
    this.actor = actor;
    this.standard = new Questions(actor);
    this.longPast = longPast;
    this.knowsMany = knowsMany;
  }

  List<Question> all() {
    var questions = new ArrayList<>(List.of(ownField(), acrossReference(), grouped()));
    if (!actor.name().equals("few")) { // who sees neither customer
      questions.add(timeline());
      questions.add(network());
    }
    return questions;
  }

  private Question ownField() {
    return new Question(
        "people by a field of one's own, filtered by another",
        _ ->
            List.of(
                Request.get(
                    "/api/records/person?filter=x_tier==gold;x_points=lt=50000&sort=-x_points")),
        _ ->
            List.of(
                new Sql(
                    people(
                        "x_tier = 'gold' and x_points < 50000",
                        "x_points desc, id desc",
                        ", x_points"))),
        Limit.FLOOR);
  }

  private Question acrossReference() {
    var sector = "sector 3";
    var which =
        "exists (select from company c where c.id = p.company_id and c.sector = '%s' and %s and"
                .formatted(sector, actor.reach("c"))
            + " c.deleted_at is null)";
    return new Question(
        "people of companies in a sector",
        _ ->
            List.of(
                Request.get(
                    "/api/records/person?sort=name&filter="
                        + Questions.encoded("company.sector=='" + sector + "'"))),
        _ -> List.of(new Sql(people(which, "name, id", ""))),
        Limit.FLOOR);
  }

  /** A list in groups asks for the sizes of all, and for the first page of those that are open. */
  private Question grouped() {
    var sizes =
        "select x_tier, count(*) from person p where deleted_at is null and x_tier is not null"
            + " and "
            + actor.reach("p")
            + " group by x_tier";
    return new Question(
        "people in groups, one of them open",
        _ ->
            List.of(
                Request.get(
                    "/api/records/person/aggregate?group=x_tier&measures=count"
                        + "&filter=x_tier=null=false"),
                Request.get("/api/records/person?sort=name&filter=x_tier==gold")),
        _ -> List.of(new Sql(sizes), new Sql(people("x_tier = 'gold'", "name, id", ""))),
        Limit.NONE);
  }

  private String people(String which, String order, String more) {
    return """
    select p.*, c.label, o.label
    from (%s) p
    left join record c on c.id = p.company_id and c.object = 'company' and not c.deleted and %s
    left join record o on o.id = p.owner_id
    order by %s
    """
        .formatted(
            standard.branches("person", PEOPLE + more, which, order),
            actor.reach("c"),
            "p." + order.replace(", id", ", p.id"));
  }

  private Question timeline() {
    var see =
        "select name from company c where id = ? and deleted_at is null and " + actor.reach("c");
    var entries =
        """
        select e.at, e.record_id, t.*, o.label, q.label
        from (
          select e.at, e.record_id
          from timeline_entry e join record r on r.id = e.record_id
          where e.party_id = ? and not r.deleted
            and (r.object <> 'task' or %s or r.readers @> array['%s'::uuid])
          order by e.at desc, e.record_id desc limit 31
        ) e
        join task t on t.id = e.record_id
        left join record o on o.id = t.owner_id
        left join record q on q.id = t.requester_id
        order by e.at desc, e.record_id desc
        """
            .formatted(actor.reach("r"), actor.user());
    return new Question(
        "time line of 100,000 entries",
        _ -> List.of(Request.get("/api/records/company/" + longPast + "/timeline")),
        _ -> List.of(new Sql(see, longPast), new Sql(entries, longPast)),
        Limit.NONE);
  }

  private Question network() {
    var near =
        """
        select r.id, r.object, r.label, r.detail
        from (
          select ?::uuid
          union select to_id from relation where from_id = ? and deleted_at is null
          union select from_id from relation where to_id = ? and deleted_at is null
          union select id from person where company_id = ? and deleted_at is null
          union select person_id from opportunity where company_id = ? and deleted_at is null
        ) near (id)
        join record r on r.id = near.id and not r.deleted and %s
        limit 200
        """
            .formatted(actor.reach("r"));
    var ties =
        """
        with near as materialized (
          select to_id as id from relation where from_id = ? and deleted_at is null
          union select from_id from relation where to_id = ? and deleted_at is null
          union select ?
        )
        select 'relation', from_id, to_id, type_id from relation
        where deleted_at is null and from_id in (select id from near)
          and to_id in (select id from near)
        union all
        select 'work', id, company_id, null from person
        where deleted_at is null and id in (select id from near)
          and company_id in (select id from near)
        union all
        select 'deal', person_id, company_id, null from opportunity
        where deleted_at is null and person_id in (select id from near)
          and company_id in (select id from near)
        """;
    var hub = knowsMany;
    return new Question(
        "network of 200 nodes",
        _ -> List.of(Request.get("/api/parties/" + hub + "/network")),
        _ -> List.of(new Sql(near, hub, hub, hub, hub, hub), new Sql(ties, hub, hub, hub)),
        Limit.NONE);
  }
}
