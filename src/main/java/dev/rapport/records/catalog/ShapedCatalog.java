package dev.rapport.records.catalog;

import dev.rapport.identity.Actor;
import dev.rapport.platform.database.AfterCommit;
import dev.rapport.platform.database.Notices;
import dev.rapport.platform.settings.Organisation;
import dev.rapport.platform.settings.Settings;
import dev.rapport.platform.text.Languages;
import dev.rapport.platform.text.Messages;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.ObjectDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Keeps the catalog and its words as administrators shaped them, on every node: whichever node
 * changes a shape, the others read it anew.
 */
@Component
class ShapedCatalog implements InitializingBean {

  private static final Logger LOG = LoggerFactory.getLogger(ShapedCatalog.class);

  private final Catalog catalog;
  private final Shapes shapes;
  private final FieldContexts contexts;
  private final Messages messages;
  private final Settings settings;

  ShapedCatalog(
      Catalog catalog,
      Shapes shapes,
      FieldContexts contexts,
      Messages messages,
      Settings settings,
      Notices notices) {
    this.catalog = catalog;
    this.shapes = shapes;
    this.contexts = contexts;
    this.messages = messages;
    this.settings = settings;
    notices.follow("catalog", _ -> read(), this::read);
  }

  @Override
  public void afterPropertiesSet() {
    read();
  }

  /** Reads the shapes once the running transaction has changed them. */
  void readAfterCommit() {
    AfterCommit.run(this::read);
  }

  /** The objects as the running transaction has shaped them. */
  List<ObjectDefinition> foreseen() {
    return shaped(fieldsByObject(), objectsByName());
  }

  private synchronized void read() {
    try {
      var fields = fieldsByObject();
      var objects = objectsByName();
      messages.speak(words(fields, objects));
      catalog.replace(shaped(fields, objects));
    } catch (DataAccessException e) {
      // The next notice, or the end of the outage, has it read again.
      LOG.warn("The shapes of the objects can't be read: {}", e.getMessage());
    }
  }

  private List<ObjectDefinition> shaped(
      Map<String, List<FieldShape>> fields, Map<String, ObjectShape> objects) {
    return new Shaping(contexts.of(Actor.SYSTEM)).all(catalog.standard().values(), objects, fields);
  }

  private Map<String, List<FieldShape>> fieldsByObject() {
    return shapes.fields().stream().collect(Collectors.groupingBy(FieldShape::object));
  }

  private Map<String, ObjectShape> objectsByName() {
    return shapes.objects().stream()
        .collect(Collectors.toMap(ObjectShape::object, Function.identity()));
  }

  private Map<Locale, Map<String, String>> words(
      Map<String, List<FieldShape>> fields, Map<String, ObjectShape> objects) {
    var words = new HashMap<Locale, Map<String, String>>();
    for (var language : Languages.ALL) {
      var own = new Words(language, settings.organisation().map(Organisation::language));
      fields.values().forEach(some -> some.forEach(own::field));
      objects.values().forEach(own::object);
      words.put(language, own.texts());
    }
    return words;
  }
}
