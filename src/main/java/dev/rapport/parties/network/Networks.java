package dev.rapport.parties.network;

import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.identity.Operation;
import dev.rapport.parties.Company;
import dev.rapport.parties.Person;
import dev.rapport.parties.RelationType;
import dev.rapport.parties.RelationWords;
import dev.rapport.parties.RelationWords.Words;
import dev.rapport.parties.network.Network.Edge;
import dev.rapport.parties.network.Network.Node;
import dev.rapport.parties.network.TieSql.Tie;
import dev.rapport.records.FieldRef;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.RecordRow;
import dev.rapport.records.Records;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Draws the network around a party, in a bounded number of statements however large it is. */
@Service
class Networks {

  /** How many parties a picture holds. */
  static final int MOST = 200;

  /** How many of them may be grown. */
  static final int GROWN = 40;

  /** Ties between so many parties; more would be a carpet. */
  private static final int EDGES = 2_000;

  private static final FieldRef<List<String>> ROLES = FieldRef.of("roles");

  private final TieSql ties;
  private final Records records;
  private final RelationWords words;

  Networks(TieSql ties, Records records, RelationWords words) {
    this.ties = ties;
    this.records = records;
    this.words = words;
  }

  /**
   * A party with its neighbours, and the neighbours of those that were grown. Six statements.
   *
   * @param grown further parties whose neighbours are wanted; those that are not visible are passed
   *     over
   * @throws NotFoundException when the party is not there or not visible
   */
  Network around(UUID middle, List<UUID> grown, Actor actor) {
    ties.see(middle, actor);
    var centres = Stream.concat(Stream.of(middle), grown.stream()).distinct().toList();
    Map<UUID, Set<UUID>> around = new LinkedHashMap<>();
    centres.forEach(centre -> around.put(centre, new LinkedHashSet<>()));
    for (var step : ties.from(centres, MOST, actor)) {
      Objects.requireNonNull(around.get(step.near())).add(step.far());
    }
    // What one has grown is reached from the middle: nobody comes in by naming an id.
    var reached = reached(middle, around);
    around.keySet().retainAll(reached);
    var chosen = chosen(middle, around);
    var cut =
        around.entrySet().stream()
            .filter(entry -> !chosen.containsAll(entry.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return drawn(chosen, cut, !cut.isEmpty(), actor);
  }

  /** The parties with what ties them. Four statements. */
  Network drawn(Collection<UUID> parties, Set<UUID> cut, boolean more, Actor actor) {
    Map<UUID, RecordRow> rows = new HashMap<>();
    for (var object : TieSql.PARTIES) {
      rows(object, parties, actor).forEach(row -> rows.put(row.id(), row));
    }
    var nodes =
        parties.stream()
            .map(rows::get)
            .filter(Objects::nonNull)
            .map(row -> node(row, cut.contains(row.id())))
            .toList();
    var found = ties.among(rows.keySet(), EDGES, actor);
    var said = words(found, actor);
    var edges = found.stream().map(tie -> edge(tie, said)).toList();
    return new Network(nodes, edges, more);
  }

  private static Set<UUID> reached(UUID middle, Map<UUID, Set<UUID>> around) {
    var reached = new HashSet<>(Set.of(middle));
    var before = 0;
    while (reached.size() > before) {
      before = reached.size();
      around.forEach((centre, others) -> {
        if (reached.contains(centre)) {
          reached.addAll(others);
        }
      });
    }
    return reached;
  }

  /** Each centre gets in one neighbour after another in turn, until the picture is full. */
  private static Set<UUID> chosen(UUID middle, Map<UUID, Set<UUID>> around) {
    var chosen = new LinkedHashSet<>(Set.of(middle));
    chosen.addAll(around.keySet());
    var waiting = around.values().stream().map(Set::iterator).toList();
    var any = true;
    while (any && chosen.size() < MOST) {
      any = false;
      for (var next : waiting) {
        if (next.hasNext() && chosen.size() < MOST) {
          chosen.add(next.next());
          any = true;
        }
      }
    }
    return chosen;
  }

  private List<RecordRow> rows(String object, Collection<UUID> ids, Actor actor) {
    if (!actor.may(Operation.READ, object)) {
      return List.of();
    }
    var wanted =
        object.equals(Company.OBJECT)
            ? List.of("name", "roles", "sector")
            : List.of("name", "roles", "jobTitle");
    var fields =
        wanted.stream().filter(name -> actor.field(object, name) != FieldAccess.HIDDEN).toList();
    return fields.isEmpty() ? List.of() : records.some(object, ids, fields, actor);
  }

  private static Node node(RecordRow row, boolean more) {
    var person = row.object().name().equals(Person.OBJECT);
    var label = row.get(person ? Person.NAME : Company.NAME);
    return new Node(
        row.id(),
        row.object().name(),
        label == null ? "?" : label,
        row.get(person ? Person.JOB_TITLE : Company.SECTOR),
        Objects.requireNonNullElse(row.get(ROLES), List.of()),
        more);
  }

  private static Edge edge(Tie tie, Map<UUID, Words> said) {
    var read = tie.type() == null ? null : said.get(tie.type());
    return new Edge(
        tie.from(),
        tie.to(),
        tie.kind(),
        read == null ? null : read.there(),
        read == null ? null : read.back(),
        tie.count(),
        tie.past());
  }

  private Map<UUID, Words> words(List<Tie> found, Actor actor) {
    var types = found.stream().map(Tie::type).filter(Objects::nonNull).distinct().toList();
    return records.some(RelationType.OBJECT, types, List.of("name", "inverse"), actor).stream()
        .collect(
            Collectors.toMap(
                RecordRow::id,
                row ->
                    words.of(
                        Objects.requireNonNullElse(row.get(RelationType.NAME), ""),
                        Objects.requireNonNullElse(row.get(RelationType.INVERSE), ""),
                        actor.language())));
  }
}
