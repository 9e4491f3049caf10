package dev.rapport.records.catalog;

import dev.rapport.records.Definitions;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.ObjectDefinition;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Every object by its name. What it gives is immutable: when administrators change the shape of an
 * object, another definition takes its place, and who holds the old one goes on with it.
 */
@Component
public final class Catalog {

  private final Map<String, ObjectDefinition> standard;
  private volatile Map<String, ObjectDefinition> objects;

  Catalog(List<Definitions> contributions) {
    var all = new LinkedHashMap<String, ObjectDefinition>();
    for (var contribution : contributions) {
      for (var object : contribution.objects()) {
        if (all.put(object.name(), object) != null) {
          throw new IllegalStateException("Two objects are called " + object.name());
        }
      }
    }
    this.standard = Collections.unmodifiableMap(all);
    this.objects = standard;
  }

  public Collection<ObjectDefinition> objects() {
    return objects.values();
  }

  public Optional<ObjectDefinition> find(String name) {
    return Optional.ofNullable(objects.get(name));
  }

  /** The object called {@code name}. Throws {@link NotFoundException} when there is none. */
  public ObjectDefinition object(String name) {
    return find(name).orElseThrow(NotFoundException::new);
  }

  /** The objects as the product has them. */
  Map<String, ObjectDefinition> standard() {
    return standard;
  }

  /** Puts these objects in place of those that were there. */
  void replace(Collection<ObjectDefinition> shaped) {
    var all = new LinkedHashMap<String, ObjectDefinition>();
    shaped.forEach(object -> all.put(object.name(), object));
    this.objects = Collections.unmodifiableMap(all);
  }
}
