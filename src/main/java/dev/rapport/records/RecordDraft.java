package dev.rapport.records;

import dev.rapport.records.fieldtype.Contact;
import dev.rapport.records.fieldtype.FieldType;
import dev.rapport.records.fieldtype.SeveralType.Adjustment;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record in the course of a change: as it was, as it is to be, and what speaks against it. Rules
 * read it, set derived values and refuse.
 */
public final class RecordDraft implements FieldValues {

  /** What is happening to the record. */
  public enum Kind {
    CREATE,
    UPDATE,
    DELETE,
    RESTORE
  }

  /**
   * Why a value is refused.
   *
   * @param field null when it concerns the record as a whole
   * @param code names the message {@code invalid.<code>}
   */
  public record Refusal(@Nullable String field, String code, List<Object> arguments) {}

  private final ObjectDefinition object;
  private final UUID id;
  private final Kind kind;
  private final int version;
  private final Map<String, @Nullable Object> before;
  private final Map<String, @Nullable Object> after;
  private final Set<String> given;
  private final List<Refusal> refusals = new ArrayList<>();
  private final List<Change> following = new ArrayList<>();
  private @Nullable UUID mergedInto;
  private @Nullable OffsetDateTime deletedAt;
  private boolean shared;

  RecordDraft(
      ObjectDefinition object,
      UUID id,
      Kind kind,
      int version,
      Map<String, @Nullable Object> before,
      Map<String, @Nullable Object> given) {
    this.object = object;
    this.id = id;
    this.kind = kind;
    this.version = version;
    this.before = before;
    this.after = new HashMap<>(before);
    given.forEach((name, value) ->
        after.put(
            name,
            value instanceof Adjustment<?> adjustment ? adjustment.of(before.get(name)) : value));
    this.given = new LinkedHashSet<>(given.keySet());
  }

  public ObjectDefinition object() {
    return object;
  }

  public UUID id() {
    return id;
  }

  public Kind kind() {
    return kind;
  }

  /** The version that the record has once it is written. */
  public int version() {
    return version;
  }

  /** Whether the one who writes reaches it only because it is shared with them. */
  boolean shared() {
    return shared;
  }

  void isShared(boolean shared) {
    this.shared = shared;
  }

  /** Those that have a reference, by the record that it refers to; both in the drafts' order. */
  public static Map<UUID, List<RecordDraft>> byReference(
      List<RecordDraft> drafts, FieldRef<Reference> field) {
    var found = new LinkedHashMap<UUID, List<RecordDraft>>();
    for (var draft : drafts) {
      var reference = draft.get(field);
      if (reference != null) {
        found.computeIfAbsent(reference.id(), _ -> new ArrayList<>()).add(draft);
      }
    }
    return found;
  }

  /** The value that the record is to have. */
  @Override
  @SuppressWarnings("unchecked")
  public <T> @Nullable T get(FieldRef<T> field) {
    return (T) after.get(field.name());
  }

  /** The value that it had; null for a new record. */
  @SuppressWarnings("unchecked")
  public <T> @Nullable T before(FieldRef<T> field) {
    return (T) before.get(field.name());
  }

  /** All values that it had; none for a new record. */
  FieldValues former() {
    return FieldValues.of(before);
  }

  /** Whether the one who writes named the field. */
  public boolean given(FieldRef<?> field) {
    return given.contains(field.name());
  }

  /** As if the one who writes hadn't named the field. */
  void leaveOut(FieldRef<?> field) {
    given.remove(field.name());
  }

  /** Whether the field's value is about to change. */
  public boolean changes(FieldRef<?> field) {
    return changes(object.field(field.name()));
  }

  public <T> void set(FieldRef<T> field, @Nullable T value) {
    after.put(field.name(), value);
  }

  /** Refuses the change because of a field; {@code invalid.<code>} says why and how to mend it. */
  public void refuse(FieldRef<?> field, String code, Object... arguments) {
    refusals.add(new Refusal(field.name(), code, List.of(arguments)));
  }

  /** Refuses the change as a whole. */
  public void refuse(String code, Object... arguments) {
    refusals.add(new Refusal(null, code, List.of(arguments)));
  }

  /**
   * Adds a change to another record that follows from this one: it is checked like every change and
   * belongs to the same change set, so that both are taken back together.
   */
  public void also(Change change) {
    following.add(change);
  }

  /** Says of which record a deleted one is a part from now on. */
  void mergeInto(@Nullable UUID survivor) {
    mergedInto = survivor;
  }

  @Nullable UUID mergedInto() {
    return mergedInto;
  }

  /** Says that the record is deleted and stays so. */
  void staysDeleted(@Nullable OffsetDateTime since) {
    deletedAt = since;
  }

  /** Since when the record is deleted, which it stays; null for every other. */
  @Nullable OffsetDateTime deletedAt() {
    return deletedAt;
  }

  List<Change> following() {
    return following;
  }

  public List<Refusal> refusals() {
    return Collections.unmodifiableList(refusals);
  }

  public boolean refused() {
    return !refusals.isEmpty();
  }

  void refuseField(String field, String code, List<Object> arguments) {
    refusals.add(new Refusal(field, code, arguments));
  }

  @Nullable Object value(FieldDefinition field) {
    return after.get(field.name());
  }

  /** The id of the record that a reference refers to; null for none. */
  @Nullable UUID referenceId(String field) {
    return after.get(field) instanceof Reference reference ? reference.id() : null;
  }

  /** The ways to reach somebody that the field's value holds, the main one first. */
  @SuppressWarnings("unchecked")
  List<Contact> contacts(FieldDefinition field) {
    var value = value(field);
    return value == null ? List.of() : ((FieldType<Object>) field.type()).contacts(value);
  }

  @Nullable Object valueBefore(FieldDefinition field) {
    return before.get(field.name());
  }

  void put(FieldDefinition field, @Nullable Object value) {
    after.put(field.name(), value);
  }

  Set<String> given() {
    return given;
  }

  @SuppressWarnings("unchecked")
  boolean changes(FieldDefinition field) {
    return !((FieldType<Object>) field.type())
        .same(before.get(field.name()), after.get(field.name()));
  }

  /** The fields whose values change, in the definition's order. */
  List<FieldDefinition> changed() {
    return object.fields().values().stream().filter(this::changes).toList();
  }

  @Override
  public String toString() {
    return Objects.toString(after.get(object.labelField()), object.name() + " " + id);
  }
}
