package dev.rapport.administration;

import static rapport.db.Tables.ROLE;

import dev.rapport.administration.RoleRights.ObjectAccess;
import dev.rapport.administration.RoleRights.RestrictedField;
import dev.rapport.platform.Ids;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.Change;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Values;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.shape.ShapeEntries;
import dev.rapport.records.shape.ShapePart;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import rapport.db.tables.records.RoleRecord;
import tools.jackson.databind.node.ObjectNode;

/** The roles in a shape's file, by name, each with its rights as lines. */
@Component
class RolesInShape implements ShapePart {

  static final Origin ORIGIN = Origin.command("ApplyShape");

  private static final int LONGEST_NAME = 100;

  private static final Pattern OBJECT =
      Pattern.compile(
          "(\\w{1,63}): read (\\w+), create (\\w+), update (\\w+), delete (\\w+), export (\\w+)");

  private static final Pattern FIELD = Pattern.compile("(\\w{1,63})\\.(\\w{1,63}): (\\w+)");

  /**
   * @param rights as {@link RoleRights} writes them, a line each; none for an administrator's
   */
  private record Entry(
      @Nullable @Size(max = 5_000) String description,
      @Nullable Boolean administrator,
      @Nullable List<@NotNull String> rights) {}

  private final DSLContext db;
  private final Catalog catalog;
  private final RoleAccess access;
  private final RecordWriter writer;
  private final ShapeEntries entries;

  RolesInShape(
      DSLContext db,
      Catalog catalog,
      RoleAccess access,
      RecordWriter writer,
      ShapeEntries entries) {
    this.db = db;
    this.catalog = catalog;
    this.access = access;
    this.writer = writer;
    this.entries = entries;
  }

  @Override
  public String name() {
    return "roles";
  }

  @Override
  public int place() {
    return 3;
  }

  @Override
  public SortedMap<String, ObjectNode> read() {
    var read = new TreeMap<String, ObjectNode>();
    for (var role : roles()) {
      var administrator = Boolean.TRUE.equals(role.getAdministrator());
      // What is said of objects and fields that are gone is said of nothing.
      var rights = RoleRights.parse(role.getRights()).among(catalog);
      var entry =
          new Entry(
              role.getDescription(),
              administrator ? true : null,
              administrator ? null : rights.text().lines().toList());
      read.putIfAbsent(role.getName(), entries.write(entry));
    }
    return read;
  }

  @Override
  public void put(String name, ObjectNode entry, Application application) {
    var wanted = entries.read(entry, Entry.class);
    if (name.length() > LONGEST_NAME) {
      throw ShapeEntries.unreadable();
    }
    var administrator = Boolean.TRUE.equals(wanted.administrator());
    var rights = rights(Objects.requireNonNullElse(wanted.rights(), List.of()));
    access.refuse(rights);
    var values =
        new Values()
            .with(Role.NAME, name)
            .with(Role.DESCRIPTION, wanted.description())
            .with(Role.ADMINISTRATOR, administrator)
            .with(Role.RIGHTS, administrator ? null : rights.text())
            .toMap();
    var id = find(name);
    writer.write(
        List.of(
            id == null
                ? new Change.Create(Role.OBJECT, Ids.next(), values)
                : new Change.Update(Role.OBJECT, id, null, values)),
        application.administrator(),
        ORIGIN);
  }

  @Override
  public void remove(String name, Application application) {
    var id = find(name);
    if (id == null) {
      throw ProblemException.notFound();
    }
    writer.write(
        List.of(new Change.Delete(Role.OBJECT, id, null)), application.administrator(), ORIGIN);
  }

  private static RoleRights rights(List<String> lines) {
    var objects = new ArrayList<ObjectAccess>();
    var fields = new ArrayList<RestrictedField>();
    for (var line : lines) {
      var object = OBJECT.matcher(line);
      var field = FIELD.matcher(line);
      if (object.matches()) {
        objects.add(
            new ObjectAccess(
                object.group(1),
                object.group(2),
                object.group(3),
                object.group(4),
                object.group(5),
                object.group(6)));
      } else if (field.matches()) {
        fields.add(new RestrictedField(field.group(1), field.group(2), field.group(3)));
      } else {
        throw ShapeEntries.unreadable();
      }
    }
    return new RoleRights(objects, fields);
  }

  private @Nullable UUID find(String name) {
    return roles().stream()
        .filter(role -> role.getName().equals(name))
        .map(RoleRecord::getId)
        .findFirst()
        .orElse(null);
  }

  private List<RoleRecord> roles() {
    return db.selectFrom(ROLE).where(ROLE.DELETED_AT.isNull()).orderBy(ROLE.ID).fetch();
  }
}
