package dev.rapport.parties.duplicates;

import dev.rapport.records.NotFoundException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Of which objects duplicates are looked for, and what tells their records apart. */
@Component
class Sources {

  private final Map<String, TwinSource> sources = new TreeMap<>();

  Sources(List<TwinSource> sources) {
    sources.forEach(source -> this.sources.put(source.object(), source));
  }

  /** The names of the objects. */
  Set<String> objects() {
    return sources.keySet();
  }

  /**
   * What tells the records of an object apart.
   *
   * @throws NotFoundException when duplicates of such records are not looked for
   */
  TwinSource of(String object) {
    var source = sources.get(object);
    if (source == null) {
      throw new NotFoundException();
    }
    return source;
  }
}
