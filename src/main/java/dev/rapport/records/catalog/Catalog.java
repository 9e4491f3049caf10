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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Every object by its name. What it gives is immutable: when administrators change the shape of an
 * object, another definition takes its place, and who holds the old one goes on with it.
 */
@Component
public final class Catalog {

  /** As a transaction that is under way makes it. */
  private static final ScopedValue<Map<String, ObjectDefinition>> FORESEEN =
      ScopedValue.newInstance();

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
    return now().values();
  }

  public Optional<ObjectDefinition> find(String name) {
    return Optional.ofNullable(now().get(name));
  }

  /** The object called {@code name}. Throws {@link NotFoundException} when there is none. */
  public ObjectDefinition object(String name) {
    return find(name).orElseThrow(NotFoundException::new);
  }

  /**
   * Which state of the objects this is, by its identity: another one after every change, for what
   * is made of all of them and kept.
   */
  Object state() {
    return objects;
  }

  /** The objects as the product has them. */
  Map<String, ObjectDefinition> standard() {
    return standard;
  }

  /** Puts these objects in place of those that were there. */
  void replace(Collection<ObjectDefinition> shaped) {
    this.objects = byName(shaped);
  }

  /** Does this as if these objects were there already; others don't see them. */
  <T extends @Nullable Object> T foreseeing(Collection<ObjectDefinition> shaped, Supplier<T> work) {
    return ScopedValue.where(FORESEEN, byName(shaped)).call(work::get);
  }

  private Map<String, ObjectDefinition> now() {
    return FORESEEN.orElse(objects);
  }

  private static Map<String, ObjectDefinition> byName(Collection<ObjectDefinition> shaped) {
    var all = new LinkedHashMap<String, ObjectDefinition>();
    shaped.forEach(object -> all.put(object.name(), object));
    return Collections.unmodifiableMap(all);
  }
}
