package dev.rapport.records.catalog;

import static java.util.Objects.requireNonNullElse;

import dev.rapport.records.Demands.From;
import dev.rapport.records.catalog.TypeShape.ChoiceShape;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What administrators made of a field.
 *
 * @param type null where the field is the product's own
 * @param labels by language; empty where the product's own stay
 * @param help by language
 * @param section null where the product's own stays
 * @param initial the value of new records, as in the API's JSON
 * @param indexed false while its indexes are still to be built
 * @param removedAt when it was taken away; it may come back for a time
 * @param version grows with each change
 * @param requiredFrom from which stage on it may not be empty; null for none
 * @param transitions of a choice: which values may follow a value; any may follow one that isn't
 *     named
 * @param choices of a choice of the product's own: its values in their order, those that were added
 *     among them; empty where nothing of them is different
 */
public record FieldShape(
    String object,
    String field,
    @Nullable TypeShape type,
    Map<String, String> labels,
    Map<String, String> help,
    @Nullable String section,
    Set<Trait> traits,
    @Nullable Object initial,
    boolean indexed,
    @Nullable OffsetDateTime removedAt,
    int version,
    @Nullable From requiredFrom,
    Map<String, List<String>> transitions,
    List<ChoiceShape> choices) {

  /** What an administrator may ask of a field. */
  public enum Trait {
    /** Never empty in what is written from now on. */
    REQUIRED,
    /** Kept, but not shown. */
    HIDDEN,
    /** Two records can't have the same. */
    UNIQUE,
    /** Lists may be sorted by it. */
    SORTABLE,
    /** The search finds its words. */
    SEARCHED,
    /** It is kept from when to when a record had a value. */
    TRACKED;

    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Trait of(String stored) {
      return valueOf(stored.toUpperCase(Locale.ROOT));
    }
  }

  /** A field of the product's own of which nothing is different. */
  static FieldShape standard(String object, String field) {
    return new FieldShape(
        object, field, null, Map.of(), Map.of(), null, Set.of(), null, true, null, 0, null,
        Map.of(), List.of());
  }

  public boolean is(Trait trait) {
    return traits.contains(trait);
  }

  boolean inUse() {
    return removedAt == null;
  }

  boolean custom() {
    return type != null;
  }

  FieldShape in(@Nullable String section) {
    return changed(section, indexed, removedAt, version);
  }

  FieldShape indexed(boolean indexed) {
    return changed(section, indexed, removedAt, version);
  }

  FieldShape removed(@Nullable OffsetDateTime removedAt) {
    return changed(section, indexed, removedAt, version);
  }

  FieldShape next() {
    return changed(section, indexed, removedAt, version + 1);
  }

  /** The traits that there are once some came and others went. */
  Set<Trait> traits(Map<Trait, Boolean> changes) {
    var changed = EnumSet.noneOf(Trait.class);
    for (var trait : Trait.values()) {
      if (requireNonNullElse(changes.get(trait), is(trait))) {
        changed.add(trait);
      }
    }
    return changed;
  }

  FieldShape among(List<ChoiceShape> choices) {
    return new FieldShape(
        object,
        field,
        type,
        labels,
        help,
        section,
        traits,
        initial,
        indexed,
        removedAt,
        version,
        requiredFrom,
        transitions,
        choices);
  }

  /** The next version of a field of the product's own: nothing of it is different any more. */
  FieldShape asTheProductHasIt() {
    return standard(object, field).changed(null, true, null, version + 1);
  }

  private FieldShape changed(
      @Nullable String section, boolean indexed, @Nullable OffsetDateTime removedAt, int version) {
    return new FieldShape(
        object,
        field,
        type,
        labels,
        help,
        section,
        traits,
        initial,
        indexed,
        removedAt,
        version,
        requiredFrom,
        transitions,
        choices);
  }
}
