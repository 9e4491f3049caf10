package dev.rapport.parties.duplicates;

import dev.rapport.records.FieldRef;
import dev.rapport.records.FieldValues;
import dev.rapport.records.RecordKeys;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an object's records say of a person or a company, and among which objects such a one may be
 * in the book already. A module contributes one as a bean for each of its objects that has
 * duplicates.
 *
 * @param looks at least one; the first is what the record itself is found by
 */
public record TwinSource(String object, List<Look> looks) implements RecordKeys {

  /**
   * One way to look at a record.
   *
   * @param profile what it says
   * @param among the objects whose records are compared with it
   */
  public record Look(Function<FieldValues, Profile> profile, List<String> among) {}

  public static Look look(Function<FieldValues, Profile> profile, String... among) {
    return new Look(profile, List.of(among));
  }

  @Override
  public List<String> fields() {
    var fields = new LinkedHashSet<String>();
    profile(
        new FieldValues() {
          @Override
          public <T> @Nullable T get(FieldRef<T> field) {
            fields.add(field.name());
            return null;
          }
        });
    return List.copyOf(fields);
  }

  /** What a record says of the one that it stands for. */
  Profile profile(FieldValues record) {
    return looks.getFirst().profile().apply(record);
  }

  @Override
  public Set<Long> keys(FieldValues record) {
    return Blocks.keys(profile(record));
  }
}
