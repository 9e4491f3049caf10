package dev.rapport.records.catalog;

import static rapport.db.Tables.FIELD_SHAPE;
import static rapport.db.Tables.OBJECT_SHAPE;

import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.Demands.From;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.catalog.FieldShape.Trait;
import dev.rapport.records.catalog.TypeShape.ChoiceShape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import rapport.db.tables.records.FieldShapeRecord;
import rapport.db.tables.records.ObjectShapeRecord;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The shapes as they are kept. Changes are made under a lock, one at a time. */
@Component
class Shapes {

  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
  private static final TypeReference<Map<String, Map<String, String>>> SECTIONS =
      new TypeReference<>() {};
  private static final TypeReference<Map<String, List<String>>> LISTS = new TypeReference<>() {};
  private static final TypeReference<List<ChoiceShape>> CHOICES = new TypeReference<>() {};
  private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};

  private final DSLContext sql;
  private final JsonMapper json;

  Shapes(DSLContext sql, JsonMapper json) {
    this.sql = sql;
    this.json = json;
  }

  List<FieldShape> fields() {
    return sql.selectFrom(FIELD_SHAPE)
        .orderBy(FIELD_SHAPE.OBJECT, FIELD_SHAPE.FIELD)
        .fetch(this::field);
  }

  List<FieldShape> fields(String object) {
    return sql.selectFrom(FIELD_SHAPE)
        .where(FIELD_SHAPE.OBJECT.eq(object))
        .orderBy(FIELD_SHAPE.FIELD)
        .fetch(this::field);
  }

  List<ObjectShape> objects() {
    return sql.selectFrom(OBJECT_SHAPE).fetch(this::object);
  }

  Optional<FieldShape> field(String object, String field) {
    return sql.selectFrom(FIELD_SHAPE)
        .where(FIELD_SHAPE.OBJECT.eq(object), FIELD_SHAPE.FIELD.eq(field))
        .fetchOptional(this::field);
  }

  /**
   * A field as it is kept, or as the product has it.
   *
   * @throws ProblemException 404 when there is none
   */
  FieldShape existing(ObjectDefinition object, String field) {
    return field(object.name(), field)
        .or(() -> object.find(field).map(own -> FieldShape.standard(object.name(), own.name())))
        .orElseThrow(ProblemException::notFound);
  }

  Optional<ObjectShape> object(String object) {
    return sql.selectFrom(OBJECT_SHAPE)
        .where(OBJECT_SHAPE.OBJECT.eq(object))
        .fetchOptional(this::object);
  }

  /** Until the end of the transaction nobody else changes the object's shape. */
  void lock(String object) {
    sql.execute("select pg_advisory_xact_lock(hashtext('shape'), hashtext(?))", object);
  }

  void save(FieldShape shape) {
    var row = new FieldShapeRecord();
    row.setObject(shape.object());
    row.setField(shape.field());
    row.setType(written(shape.type()));
    row.setLabels(written(shape.labels()));
    row.setHelp(written(shape.help()));
    row.setSection(shape.section());
    row.setTraits(shape.traits().stream().sorted().map(Trait::stored).toArray(String[]::new));
    row.setInitial(written(shape.initial()));
    row.setIndexed(shape.indexed());
    row.setRemovedAt(shape.removedAt());
    row.setVersion(shape.version());
    row.setRequiredFrom(written(shape.requiredFrom()));
    row.setTransitions(shape.transitions().isEmpty() ? null : written(shape.transitions()));
    row.setChoices(shape.choices().isEmpty() ? null : written(shape.choices()));
    sql.insertInto(FIELD_SHAPE)
        .set(row)
        .onConflict(FIELD_SHAPE.OBJECT, FIELD_SHAPE.FIELD)
        .doUpdate()
        .set(row)
        .execute();
  }

  void save(ObjectShape shape) {
    var row = new ObjectShapeRecord();
    row.setObject(shape.object());
    row.setLabels(written(shape.labels()));
    row.setPlurals(written(shape.plurals()));
    row.setOwn(written(shape.own()));
    row.setRemovedAt(shape.removedAt());
    row.setSections(written(shape.sections()));
    row.setArrangement(written(shape.arrangement()));
    row.setVersion(shape.version());
    sql.insertInto(OBJECT_SHAPE)
        .set(row)
        .onConflict(OBJECT_SHAPE.OBJECT)
        .doUpdate()
        .set(row)
        .execute();
  }

  private FieldShape field(FieldShapeRecord row) {
    var type = row.getType();
    var initial = row.getInitial();
    var from = row.getRequiredFrom();
    var transitions = row.getTransitions();
    var choices = row.getChoices();
    return new FieldShape(
        row.getObject(),
        row.getField(),
        type == null ? null : json.readValue(type.data(), TypeShape.class),
        json.readValue(row.getLabels().data(), TEXTS),
        json.readValue(row.getHelp().data(), TEXTS),
        row.getSection(),
        Arrays.stream(row.getTraits()).map(Trait::of).collect(Collectors.toUnmodifiableSet()),
        initial == null ? null : json.readValue(initial.data(), Object.class),
        row.getIndexed(),
        row.getRemovedAt(),
        row.getVersion(),
        from == null ? null : json.readValue(from.data(), From.class),
        transitions == null ? Map.of() : json.readValue(transitions.data(), LISTS),
        choices == null ? List.of() : json.readValue(choices.data(), CHOICES));
  }

  private ObjectShape object(ObjectShapeRecord row) {
    var own = row.getOwn();
    return new ObjectShape(
        row.getObject(),
        json.readValue(row.getLabels().data(), TEXTS),
        json.readValue(row.getPlurals().data(), TEXTS),
        own == null ? null : json.readValue(own.data(), ObjectShape.Own.class),
        json.readValue(row.getSections().data(), SECTIONS),
        json.readValue(row.getArrangement().data(), NAMES),
        row.getRemovedAt(),
        row.getVersion());
  }

  private @Nullable JSONB written(@Nullable Object value) {
    return value == null ? null : JSONB.valueOf(json.writeValueAsString(value));
  }
}
