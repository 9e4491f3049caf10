package dev.rapport.records;

import static org.jooq.impl.DSL.inline;

import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.ChoiceType;
import dev.rapport.records.fieldtype.ReferenceType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How far records have come: by the order of a choice's values, or by the positions of the records
 * that a reference points to, such as a pipeline's stages.
 */
@Component
public class Stages {

  /** Values of the product's own that end the way without being behind anything. */
  static final Set<String> ENDS = Set.of("lost", "unqualified");

  /**
   * A stage.
   *
   * @param within what it is a stage of; null where there is one order only
   * @param lost whether it ends the way, so that it is behind no other stage
   */
  private record Step(String label, int position, @Nullable UUID within, boolean lost) {

    boolean isBehind(Step other) {
      return !lost && position >= other.position && Objects.equals(within, other.within);
    }
  }

  private final DSLContext sql;
  private final Catalog catalog;

  Stages(DSLContext sql, Catalog catalog) {
    this.sql = sql;
    this.catalog = catalog;
  }

  /** From which stages on a field is asked for, among the stages that there are. */
  record Reached(List<String> from, Map<String, Step> steps) {

    /**
     * @param stage a record's
     * @return the name of the stage from which on the field is needed there; empty where it isn't
     */
    Optional<String> by(@Nullable Object stage) {
      var at = key(stage);
      if (at == null || !steps.containsKey(at)) {
        return Optional.empty();
      }
      var step = Objects.requireNonNull(steps.get(at));
      return from.stream()
          .filter(steps::containsKey)
          .filter(each -> each.equals(at) || step.isBehind(Objects.requireNonNull(steps.get(each))))
          .map(each -> Objects.requireNonNull(steps.get(each)).label())
          .findFirst();
    }
  }

  /** Whether fields of the object can be asked for by {@code field}. */
  public boolean ordered(FieldDefinition field) {
    return field.type() instanceof ChoiceType
        || field.type() instanceof ReferenceType(var targets)
            && targets.size() == 1
            && catalog
                .find(targets.getFirst())
                .map(target -> target.table().field("position") != null)
                .orElse(false);
  }

  /** Those of the values that are stages of the field. */
  public List<String> known(ObjectDefinition object, FieldDefinition field, List<String> values) {
    var steps = steps(object, field, values);
    return values.stream().filter(steps::containsKey).toList();
  }

  /**
   * What of the fields is needed at stages.
   *
   * @param values of {@code group}
   */
  Map<FieldDefinition, Reached> reached(
      ObjectDefinition object,
      FieldDefinition group,
      List<FieldDefinition> fields,
      List<@Nullable Object> values) {
    var wanted = new ArrayList<String>();
    for (var value : values) {
      var key = key(value);
      if (key != null) {
        wanted.add(key);
      }
    }
    fields.forEach(field -> wanted.addAll(from(field)));
    var steps = steps(object, group, wanted);
    var reached = new HashMap<FieldDefinition, Reached>();
    fields.forEach(field -> reached.put(field, new Reached(from(field), steps)));
    return reached;
  }

  private static List<String> from(FieldDefinition field) {
    return Objects.requireNonNull(field.demands().from()).values();
  }

  private static @Nullable String key(@Nullable Object value) {
    return value instanceof Reference(var id, var _, var _)
        ? id.toString()
        : Objects.toString(value, null);
  }

  private Map<String, Step> steps(
      ObjectDefinition object, FieldDefinition field, List<String> values) {
    var steps = new HashMap<String, Step>();
    switch (field.type()) {
      case ChoiceType(var choices) -> {
        for (var i = 0; i < choices.size(); i++) {
          var value = choices.get(i).value();
          steps.put(value, new Step(value, i, null, ENDS.contains(value)));
        }
      }
      case ReferenceType(var targets) -> {
        var board = object.board();
        String within = null;
        if (board != null && board.group().equals(field.name())) {
          within = board.within();
        }
        steps.putAll(records(catalog.object(targets.getFirst()), within, ids(values)));
      }
      default -> {}
    }
    return steps;
  }

  private static List<UUID> ids(List<String> values) {
    var ids = new ArrayList<UUID>();
    for (var value : values) {
      try {
        ids.add(UUID.fromString(value));
      } catch (IllegalArgumentException _) {
        // no record's id, and so no stage
      }
    }
    return ids.stream().distinct().toList();
  }

  private Map<String, Step> records(
      ObjectDefinition target, @Nullable String within, List<UUID> ids) {
    var position = target.column("position", Integer.class);
    var kind =
        target
            .find("kind")
            .<Field<String>>map(field -> field.column().coerce(String.class))
            .orElse(inline((String) null, SQLDataType.CLOB));
    Field<UUID> part =
        within == null
            ? inline((UUID) null, SQLDataType.UUID)
            : target.field(within).column().coerce(UUID.class);
    var label = target.field(target.labelField()).column().coerce(String.class);
    var steps = new HashMap<String, Step>();
    sql.select(target.id(), label, position, part, kind)
        .from(target.table())
        .where(target.id().in(ids))
        .forEach(row ->
            steps.put(
                row.value1().toString(),
                new Step(
                    row.value2(),
                    Objects.requireNonNullElse(row.value3(), 0),
                    row.value4(),
                    row.value5() != null && ENDS.contains(row.value5()))));
    return steps;
  }
}
