package dev.rapport.records;

import dev.rapport.records.fieldtype.FieldTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * A kind of record: everything that the engine and the screens know of it. Immutable.
 *
 * @param path how it is called in addresses: {@code companies}
 * @param icon the name of its icon, {@code color} of its colour in the screens' palette
 * @param labelField the field that people call a record by
 * @param detail fields that tell it from its namesakes
 * @param list what a list shows unless asked otherwise
 * @param figures the few fields on top of its page
 * @param quickCreate what the short form for a new one asks for
 */
public record ObjectDefinition(
    String name,
    String path,
    String icon,
    String color,
    Table<?> table,
    Access access,
    Map<String, FieldDefinition> fields,
    String labelField,
    List<String> detail,
    ListDefinition list,
    @Nullable BoardDefinition board,
    @Nullable TimelineDefinition timeline,
    List<String> figures,
    List<String> quickCreate,
    List<Related> related,
    boolean hasTimeline,
    boolean duplicates) {

  /**
   * The columns and the sort of a list; a sort is a field's name, with {@code -} in front when
   * descending.
   */
  public record ListDefinition(List<String> columns, String sort) {}

  /**
   * @param group the field whose values are the columns
   * @param within a reference that both this object and the group's target have, such as a
   *     pipeline; null for none
   * @param sum the money field added up on top of each column; null for none
   * @param card what a card shows
   */
  public record BoardDefinition(
      String group, @Nullable String within, @Nullable String sum, List<String> card) {}

  /**
   * That a record stands on the time lines of those that {@code parties} point to, at {@code date}.
   */
  public record TimelineDefinition(String date, List<String> parties) {}

  /** A list of the records of {@code object} whose {@code field} points to this one. */
  public record Related(String object, String field) {}

  public static Builder of(String name, String path, Table<?> table) {
    return new Builder(name, path, table);
  }

  /** The field called {@code name}, if there is one. */
  public Optional<FieldDefinition> find(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /**
   * The field called {@code name}.
   *
   * @throws IllegalArgumentException when there is none: a mistake in the program
   */
  public FieldDefinition field(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException(this.name + " has no field " + name));
  }

  /** The id's column. */
  public Field<UUID> id() {
    return column("id", UUID.class);
  }

  /** A column of the table, for the engine's own columns that are no fields. */
  public <T> Field<T> column(String name, Class<T> type) {
    return Objects.requireNonNull(table.field(name, type), () -> table + " has no column " + name);
  }

  /** The same object in a table with further columns, its fields in another order. */
  public ObjectDefinition shaped(
      Table<?> table,
      Map<String, FieldDefinition> fields,
      ListDefinition list,
      List<String> quickCreate,
      List<Related> related) {
    return new ObjectDefinition(
        name,
        path,
        icon,
        color,
        table,
        access,
        Collections.unmodifiableMap(fields),
        labelField,
        detail,
        list,
        board,
        timeline,
        figures,
        quickCreate,
        related,
        hasTimeline,
        duplicates);
  }

  /** Whether its records have an owner and a team. */
  public boolean owned() {
    return access instanceof Access.Owned;
  }

  /** Whether people say whose a new record is: it has an owner, and no other record's is it. */
  public boolean ownerChosen() {
    return owned() && find("owner").filter(FieldDefinition::creatable).isPresent();
  }

  @Override
  public String toString() {
    return name;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  /** Collects a definition; the fields that every record has are added by {@link #build()}. */
  public static final class Builder {
    private final String name;
    private final String path;
    private final Table<?> table;
    private final Map<String, FieldDefinition> fields = new LinkedHashMap<>();
    private String icon = "square";
    private String color = "gray";
    private Access access = Access.owned();
    private String label = "name";
    private List<String> detail = List.of();
    private @Nullable ListDefinition list;
    private @Nullable BoardDefinition board;
    private @Nullable TimelineDefinition timeline;
    private List<String> figures = List.of();
    private List<String> quickCreate = List.of();
    private final List<Related> related = new ArrayList<>();
    private boolean hasTimeline;
    private boolean duplicates;
    private boolean tracksOwners;
    private boolean derivesOwners;

    private Builder(String name, String path, Table<?> table) {
      this.name = name;
      this.path = path;
      this.table = table;
    }

    public Builder icon(String icon, String color) {
      this.icon = icon;
      this.color = color;
      return this;
    }

    public Builder access(Access access) {
      this.access = access;
      return this;
    }

    public Builder fields(FieldDefinition... definitions) {
      Arrays.stream(definitions).forEach(this::add);
      return this;
    }

    public Builder label(String field, String... detail) {
      this.label = field;
      this.detail = List.of(detail);
      return this;
    }

    /** The list's sort and columns. */
    public Builder list(String sort, String... columns) {
      this.list = new ListDefinition(List.of(columns), sort);
      return this;
    }

    public Builder board(
        String group, @Nullable String within, @Nullable String sum, String... card) {
      this.board = new BoardDefinition(group, within, sum, List.of(card));
      return this;
    }

    /** On whose time lines its records stand, and when. */
    public Builder onTimeline(String date, String... parties) {
      this.timeline = new TimelineDefinition(date, List.of(parties));
      return this;
    }

    public Builder figures(String... fields) {
      this.figures = List.of(fields);
      return this;
    }

    public Builder quickCreate(String... fields) {
      this.quickCreate = List.of(fields);
      return this;
    }

    public Builder related(String object, String field) {
      this.related.add(new Related(object, field));
      return this;
    }

    /** Its page has a time line. */
    public Builder withTimeline() {
      this.hasTimeline = true;
      return this;
    }

    /** Whose its records were is kept as their way. */
    public Builder trackingOwners() {
      this.tracksOwners = true;
      return this;
    }

    /** Whose its records are follows from other records: a rule says it, and nobody else. */
    public Builder derivingOwners() {
      this.derivesOwners = true;
      return this;
    }

    /** A new one is compared with those that are there. */
    public Builder withDuplicates() {
      this.duplicates = true;
      return this;
    }

    public ObjectDefinition build() {
      if (table.field("tags") != null) {
        add(FieldDefinition.of("tags", FieldTypes.tags(), column("tags")).searched());
      }
      if (access instanceof Access.Owned) {
        var user = FieldTypes.reference("user");
        var owner = FieldDefinition.of("owner", user, column("owner_id")).in("record");
        owner = derivesOwners ? owner.derived() : owner;
        add(tracksOwners ? owner.tracked() : owner);
        add(
            FieldDefinition.of("team", FieldTypes.reference("team"), column("team_id"))
                .derived()
                .in("record"));
      }
      var sortedByTime = List.of("createdAt", "updatedAt");
      var times = List.of(column("created_at"), column("updated_at"));
      var users = List.of(column("created_by"), column("updated_by"));
      for (var i = 0; i < times.size(); i++) {
        var at = FieldDefinition.of(sortedByTime.get(i), FieldTypes.dateTime(), times.get(i));
        add((indexed(times.get(i)) ? at.sortable() : at).derived().in("record"));
        add(
            FieldDefinition.of(
                    i == 0 ? "createdBy" : "updatedBy", FieldTypes.reference("user"), users.get(i))
                .derived()
                .in("record"));
      }
      var columns = Objects.requireNonNull(list, () -> name + " needs a list");
      return new ObjectDefinition(
          name,
          path,
          icon,
          color,
          table,
          access,
          Collections.unmodifiableMap(fields),
          label,
          detail,
          columns,
          board,
          timeline,
          figures,
          quickCreate,
          List.copyOf(related),
          hasTimeline,
          duplicates);
    }

    private void add(FieldDefinition field) {
      if (fields.put(field.name(), field) != null) {
        throw new IllegalArgumentException(name + " has two fields called " + field.name());
      }
    }

    private boolean indexed(Field<?> column) {
      return table.getIndexes().stream()
          .anyMatch(index -> index.getFields().getFirst().getName().equals(column.getName()));
    }

    private Field<?> column(String column) {
      return Objects.requireNonNull(table.field(column), () -> table + " has no " + column);
    }
  }
}
