package dev.rapport.parties.duplicates;

import dev.rapport.records.shape.ShapeEntries;
import dev.rapport.records.shape.ShapePart;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The rules of duplicates in a shape's file: one entry, unless they are as Rapport comes. */
@Component
class DuplicateRulesInShape implements ShapePart {

  private static final String ONLY = "rules";

  private final DuplicateRules rules;
  private final ShapeEntries entries;

  DuplicateRulesInShape(DuplicateRules rules, ShapeEntries entries) {
    this.rules = rules;
    this.entries = entries;
  }

  @Override
  public String name() {
    return "duplicateRules";
  }

  @Override
  public int place() {
    return 6;
  }

  @Override
  public SortedMap<String, ObjectNode> read() {
    var read = new TreeMap<String, ObjectNode>();
    if (!rules.current().equals(Rules.DEFAULT)) {
      read.put(ONLY, entries.write(rules.current()));
    }
    return read;
  }

  @Override
  public void put(String name, ObjectNode entry, Application application) {
    if (!name.equals(ONLY) || !entry.path("weights").isArray()) {
      throw ShapeEntries.unreadable();
    }
    rules.replace(entries.read(entry, Rules.class));
  }

  @Override
  public void remove(String name, Application application) {
    rules.replace(Rules.DEFAULT);
  }
}
