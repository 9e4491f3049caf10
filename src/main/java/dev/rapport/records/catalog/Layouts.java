package dev.rapport.records.catalog;

import static rapport.db.Tables.OBJECT_LAYOUT;

import dev.rapport.platform.database.AfterCommit;
import dev.rapport.platform.database.Notices;
import dev.rapport.platform.text.Text;
import dev.rapport.records.catalog.ObjectLayouts.Layout;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import rapport.db.tables.records.ObjectLayoutRecord;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The layouts as they are kept, and in memory: to know them costs a request nothing. */
@Component
class Layouts implements InitializingBean, FieldUser {

  private static final Logger LOG = LoggerFactory.getLogger(Layouts.class);
  private static final TypeReference<List<Layout>> LAYOUTS = new TypeReference<>() {};

  private final DSLContext sql;
  private final JsonMapper json;
  private volatile Map<String, ObjectLayouts> known = Map.of();

  Layouts(DSLContext sql, JsonMapper json, Notices notices) {
    this.sql = sql;
    this.json = json;
    notices.follow("layouts", _ -> read(), this::read);
  }

  @Override
  public void afterPropertiesSet() {
    read();
  }

  @Override
  public List<Use> uses() {
    return all().stream()
        .flatMap(of ->
            of.layouts().stream()
                .map(layout ->
                    new Use(
                        Text.of("layout.use", layout.name()),
                        of.object(),
                        fields(of.typeField(), layout),
                        null)))
        .toList();
  }

  private static Set<String> fields(@Nullable String typeField, Layout layout) {
    var fields = new HashSet<>(layout.quick());
    layout.sections().forEach(section -> fields.addAll(section.fields()));
    if (typeField != null) {
      fields.add(typeField);
    }
    return fields;
  }

  /** From memory. */
  Optional<ObjectLayouts> known(String object) {
    return Optional.ofNullable(known.get(object));
  }

  List<ObjectLayouts> all() {
    return sql.selectFrom(OBJECT_LAYOUT).orderBy(OBJECT_LAYOUT.OBJECT).fetch(this::layouts);
  }

  Optional<ObjectLayouts> of(String object) {
    return sql.selectFrom(OBJECT_LAYOUT)
        .where(OBJECT_LAYOUT.OBJECT.eq(object))
        .fetchOptional(this::layouts);
  }

  /** Within a transaction; memory follows its commit. */
  void save(ObjectLayouts layouts) {
    var row = new ObjectLayoutRecord();
    row.setObject(layouts.object());
    row.setTypeField(layouts.typeField());
    row.setLayouts(JSONB.valueOf(json.writeValueAsString(layouts.layouts())));
    row.setVersion(layouts.version());
    sql.insertInto(OBJECT_LAYOUT)
        .set(row)
        .onConflict(OBJECT_LAYOUT.OBJECT)
        .doUpdate()
        .set(row)
        .execute();
    AfterCommit.run(this::read);
  }

  private synchronized void read() {
    try {
      known =
          all().stream()
              .collect(Collectors.toUnmodifiableMap(ObjectLayouts::object, Function.identity()));
    } catch (DataAccessException e) {
      // The next notice, or the end of the outage, has it read again.
      LOG.warn("The layouts can't be read: {}", e.getMessage());
    }
  }

  private ObjectLayouts layouts(ObjectLayoutRecord row) {
    return new ObjectLayouts(
        row.getObject(),
        row.getTypeField(),
        json.readValue(row.getLayouts().data(), LAYOUTS),
        row.getVersion());
  }
}
