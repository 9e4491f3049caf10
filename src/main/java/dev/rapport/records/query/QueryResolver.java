package dev.rapport.records.query;

import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.identity.Operation;
import dev.rapport.records.Access;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.FieldDefinition.Trait;
import dev.rapport.records.ForbiddenException;
import dev.rapport.records.InvalidQueryException;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.RecordQuery;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.FieldTypes;
import dev.rapport.records.fieldtype.ReferenceType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns names into fields and refuses those that the actor may not read: what can't be read can't
 * be filtered or sorted by either.
 */
@Component
public final class QueryResolver {

  /** What every answer has, asked for or not. */
  private static final Set<String> ALWAYS = Set.of("id", "version");

  private final Catalog catalog;
  private final FieldContexts contexts;

  QueryResolver(Catalog catalog, FieldContexts contexts) {
    this.catalog = catalog;
    this.contexts = contexts;
  }

  /** The object, if the actor may see any of its records. */
  public ObjectDefinition object(String name, Actor actor) {
    var object = catalog.object(name);
    if (!(object.access() instanceof Access.Public) && !actor.may(Operation.READ, name)) {
      throw new ForbiddenException();
    }
    return object;
  }

  /**
   * The query with its fields found.
   *
   * @throws InvalidQueryException when a name is unknown or hidden from the actor, or asks for what
   *     its field can't do
   */
  public ResolvedQuery resolve(RecordQuery query, Actor actor) {
    var object = object(query.object(), actor);
    var names = query.fields().isEmpty() ? object.list().columns() : query.fields();
    var fields =
        query.fields().isEmpty()
            ? names.stream().map(object::field).filter(f -> readable(object, f, actor)).toList()
            : names.stream()
                .distinct()
                .filter(name -> !ALWAYS.contains(name))
                .map(name -> field(object, name, "fields", actor))
                .toList();
    var order = order(object, query.sort(), actor);
    return new ResolvedQuery(
        object,
        fields,
        FilterParser.parse(
            query.filter(),
            name -> field(object, name, "filter", actor),
            (reference, name) -> targetField(reference, name, actor)),
        order.field(),
        order.descending(),
        query.limit(),
        query.cursor() == null ? null : Cursor.decode(query.cursor(), order.text()),
        actor,
        contexts.of(actor));
  }

  /**
   * A filter without the comparisons of fields that are not there for the actor; null when nothing
   * is left of it.
   */
  public @Nullable String usable(ObjectDefinition object, String filter, Actor actor) {
    return FilterParser.without(
        filter,
        comparison -> {
          try {
            FilterParser.parse(
                comparison,
                name -> field(object, name, "filter", actor),
                (reference, name) -> targetField(reference, name, actor));
            return false;
          } catch (InvalidQueryException e) {
            return true;
          }
        });
  }

  /** All fields of an object that the actor may read. */
  public List<FieldDefinition> readable(ObjectDefinition object, Actor actor) {
    return object.fields().values().stream().filter(f -> readable(object, f, actor)).toList();
  }

  /** A field that the actor may read; {@code parameter} says where it was named. */
  public FieldDefinition field(
      ObjectDefinition object, String name, String parameter, Actor actor) {
    if (name.equals("id")) {
      return FieldDefinition.of("id", FieldTypes.reference(object.name()), object.id());
    }
    return object
        .find(name)
        .filter(field -> readable(object, field, actor))
        .orElseThrow(() -> new InvalidQueryException(parameter, "query.unknownField", name));
  }

  /**
   * A field of the one object that a reference points to; what the actor may not see has no fields.
   */
  private FieldDefinition targetField(ReferenceType reference, String name, Actor actor) {
    var target = catalog.object(reference.targets().getFirst());
    var open = target.access() instanceof Access.Public || actor.may(Operation.READ, target.name());
    if (reference.targets().size() > 1 || !open) {
      throw new InvalidQueryException("filter", "query.unknownField", name);
    }
    return field(target, name, "filter", actor);
  }

  private record Order(FieldDefinition field, boolean descending, String text) {}

  private Order order(ObjectDefinition object, @Nullable String asked, Actor actor) {
    var own = object.list().sort();
    var text =
        asked != null && !asked.isBlank()
            ? asked
            : readable(object, object.field(own.replaceFirst("^-", "")), actor) ? own : "id";
    var descending = text.startsWith("-");
    var name = descending ? text.substring(1) : text;
    var field = field(object, name, "sort", actor);
    if (!name.equals("id") && !field.is(Trait.SORTABLE)) {
      throw new InvalidQueryException("sort", "query.notSortable", name);
    }
    return new Order(field, descending, text);
  }

  private static boolean readable(ObjectDefinition object, FieldDefinition field, Actor actor) {
    return actor.field(object.name(), field.name()) != FieldAccess.HIDDEN;
  }
}
