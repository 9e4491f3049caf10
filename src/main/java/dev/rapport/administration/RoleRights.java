package dev.rapport.administration;

import dev.rapport.records.catalog.Catalog;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a role may do with objects and their fields. Kept with the role as a text, one line an
 * object or field:
 *
 * <pre>
 * company: read all, create all, update own, delete own, export none
 * company.revenue: hidden
 * </pre>
 */
record RoleRights(List<ObjectAccess> objects, List<RestrictedField> fields) {

  /**
   * An object's rights. Scopes are {@code none}, {@code own}, {@code team} and {@code all}; of
   * objects without an owner {@code create} and {@code export} know the first and the last only.
   * {@code create} says for whom: for oneself, for those of one's teams as well, for anybody.
   */
  @Schema(name = "ObjectAccess")
  record ObjectAccess(
      String object,
      @Schema(allowableValues = {"none", "own", "team", "all"}) String read,
      @Schema(allowableValues = {"none", "own", "team", "all"}) String create,
      @Schema(allowableValues = {"none", "own", "team", "all"}) String update,
      @Schema(allowableValues = {"none", "own", "team", "all"}) String delete,
      @Schema(allowableValues = {"none", "own", "team", "all"}) String export) {

    static ObjectAccess none(String object) {
      return new ObjectAccess(object, "none", "none", "none", "none", "none");
    }

    /** The same rights on another object. */
    ObjectAccess on(String object) {
      return new ObjectAccess(object, read, create, update, delete, export);
    }

    private String text() {
      return "%s: read %s, create %s, update %s, delete %s, export %s"
          .formatted(object, read, create, update, delete, export);
    }
  }

  /**
   * @param access {@code hidden}, {@code read} or {@code write}
   */
  @Schema(name = "RestrictedField")
  record RestrictedField(
      String object,
      String field,
      @Schema(allowableValues = {"hidden", "read", "write"}) String access) {

    private String text() {
      return "%s.%s: %s".formatted(object, field, access);
    }
  }

  /** These and the rights on one more object. */
  RoleRights with(ObjectAccess access) {
    var more = new ArrayList<>(objects);
    more.removeIf(other -> other.object().equals(access.object()));
    more.add(access);
    return new RoleRights(more, fields);
  }

  /** Those on objects and fields that there are. */
  RoleRights among(Catalog catalog) {
    return new RoleRights(
        objects.stream().filter(one -> catalog.find(one.object()).isPresent()).toList(),
        fields.stream()
            .filter(one ->
                catalog
                    .find(one.object())
                    .filter(in -> in.find(one.field()).isPresent())
                    .isPresent())
            .toList());
  }

  /** As it is kept: in one order, without what goes without saying. */
  String text() {
    return Stream.concat(
            objects.stream()
                .filter(access -> !access.equals(ObjectAccess.none(access.object())))
                .map(ObjectAccess::text),
            fields.stream()
                .filter(field -> !field.access().equals("write"))
                .map(RestrictedField::text))
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  /** What {@link #text()} has written; nothing at all is no right. */
  static RoleRights parse(@Nullable String text) {
    var objects = new ArrayList<ObjectAccess>();
    var fields = new ArrayList<RestrictedField>();
    for (var line : text == null ? List.<String>of() : text.lines().toList()) {
      var parts = line.split(": ", 2);
      var name = parts[0].split("\\.", 2);
      if (name.length == 2) {
        fields.add(new RestrictedField(name[0], name[1], parts[1]));
      } else {
        var words = parts[1].split(",? ");
        objects.add(new ObjectAccess(name[0], words[1], words[3], words[5], words[7], words[9]));
      }
    }
    return new RoleRights(objects, fields);
  }
}
