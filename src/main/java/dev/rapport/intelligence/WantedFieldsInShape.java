package dev.rapport.intelligence;

import static java.util.Objects.requireNonNullElse;

import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.shape.ShapeEntries;
import dev.rapport.records.shape.ShapePart;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What one wants to know in a shape's file, by object, unless it is as Rapport comes. */
@Component
class WantedFieldsInShape implements ShapePart {

  /**
   * @param fields null where nothing is wanted: an empty list isn't written
   */
  private record Entry(
      @Nullable @Size(max = WantedFields.MOST) List<@NotNull @Size(max = 100) String> fields) {}

  private final WantedFields wanted;
  private final ShapeEntries entries;

  WantedFieldsInShape(WantedFields wanted, ShapeEntries entries) {
    this.wanted = wanted;
    this.entries = entries;
  }

  @Override
  public String name() {
    return "wantedFields";
  }

  @Override
  public int place() {
    return 8;
  }

  @Override
  public SortedMap<String, ObjectNode> read() {
    var read = new TreeMap<String, ObjectNode>();
    for (var object : WantedFields.OBJECTS) {
      var fields = wanted.of(object);
      if (!fields.equals(wanted.usual(object))) {
        read.put(object, entries.write(new Entry(fields)));
      }
    }
    return read;
  }

  @Override
  public void put(String name, ObjectNode entry, Application application) {
    check(name);
    wanted.choose(name, requireNonNullElse(entries.read(entry, Entry.class).fields(), List.of()));
  }

  @Override
  public void remove(String name, Application application) {
    check(name);
    wanted.choose(name, wanted.usual(name));
  }

  private static void check(String object) {
    if (!WantedFields.OBJECTS.contains(object)) {
      throw ProblemException.invalid("", "shapeFile.noObject", object);
    }
  }
}
