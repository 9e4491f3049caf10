package dev.rapport.administration;

import dev.rapport.identity.Actor;
import dev.rapport.parties.RelationType;
import dev.rapport.platform.Ids;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.Change;
import dev.rapport.records.RecordQuery;
import dev.rapport.records.RecordRow;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Records;
import dev.rapport.records.Values;
import dev.rapport.records.shape.ShapeEntries;
import dev.rapport.records.shape.ShapePart;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The types of relation in a shape's file, by their words in both directions. */
@Component
class RelationTypesInShape implements ShapePart {

  private static final String KINDS = "company|person";

  private record Entry(
      @NotNull @Size(min = 1, max = 100) String name,
      @NotNull @Size(min = 1, max = 100) String inverse,
      @Nullable @Pattern(regexp = KINDS) String fromKind,
      @Nullable @Pattern(regexp = KINDS) String toKind,
      boolean fromOnce,
      boolean toOnce) {

    String title() {
      return name + " / " + inverse;
    }
  }

  private final Records records;
  private final RecordWriter writer;
  private final ShapeEntries entries;

  RelationTypesInShape(Records records, RecordWriter writer, ShapeEntries entries) {
    this.records = records;
    this.writer = writer;
    this.entries = entries;
  }

  @Override
  public String name() {
    return "relationTypes";
  }

  @Override
  public int place() {
    return 5;
  }

  @Override
  public SortedMap<String, ObjectNode> read() {
    var read = new TreeMap<String, ObjectNode>();
    rows().forEach((title, row) -> read.put(title, entries.write(entry(row))));
    return read;
  }

  @Override
  public void put(String name, ObjectNode node, Application application) {
    var entry = entries.read(node, Entry.class);
    if (!entry.title().equals(name)) {
      throw ShapeEntries.unreadable();
    }
    var values =
        new Values()
            .with(RelationType.NAME, entry.name())
            .with(RelationType.INVERSE, entry.inverse())
            .with(RelationType.FROM_KIND, entry.fromKind())
            .with(RelationType.TO_KIND, entry.toKind())
            .with(RelationType.FROM_ONCE, entry.fromOnce())
            .with(RelationType.TO_ONCE, entry.toOnce())
            .toMap();
    var here = rows().get(name);
    writer.write(
        List.of(
            here == null
                ? new Change.Create(RelationType.OBJECT, Ids.next(), values)
                : new Change.Update(RelationType.OBJECT, here.id(), null, values)),
        application.administrator(),
        RolesInShape.ORIGIN);
  }

  @Override
  public void remove(String name, Application application) {
    var here = rows().get(name);
    if (here == null) {
      throw ProblemException.notFound();
    }
    writer.write(
        List.of(new Change.Delete(RelationType.OBJECT, here.id(), null)),
        application.administrator(),
        RolesInShape.ORIGIN);
  }

  private SortedMap<String, RecordRow> rows() {
    var rows = new TreeMap<String, RecordRow>();
    var query =
        RecordQuery.of(RelationType.OBJECT)
            .sortedBy("name")
            .fields("name", "inverse", "fromKind", "toKind", "fromOnce", "toOnce");
    records.each(query, Actor.SYSTEM, row -> rows.putIfAbsent(entry(row).title(), row));
    return rows;
  }

  private static Entry entry(RecordRow row) {
    return new Entry(
        String.valueOf(row.get(RelationType.NAME)),
        String.valueOf(row.get(RelationType.INVERSE)),
        row.get(RelationType.FROM_KIND),
        row.get(RelationType.TO_KIND),
        Boolean.TRUE.equals(row.get(RelationType.FROM_ONCE)),
        Boolean.TRUE.equals(row.get(RelationType.TO_ONCE)));
  }
}
