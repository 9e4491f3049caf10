package dev.rapport.administration;

import dev.rapport.identity.Actor;
import dev.rapport.records.catalog.FieldShaping;
import dev.rapport.records.catalog.ObjectShaping;
import dev.rapport.records.catalog.ObjectShaping.NewObject;
import dev.rapport.records.catalog.ObjectShaping.ObjectChange;
import dev.rapport.records.catalog.ShapeView;
import dev.rapport.records.catalog.ShapeView.ObjectsView;
import dev.rapport.records.catalog.TypeShape.SequenceShape;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The kinds of records there are, as administrators shape them. */
@RestController
@RequestMapping("/api/objects")
class ObjectController {

  /**
   * Names by language, of one record and of many.
   *
   * @param sequence how its records are numbered; null for not at all
   */
  record NewObjectInput(
      @NotNull Map<String, String> labels,
      @NotNull Map<String, String> plurals,
      @NotNull @Size(max = 50) String icon,
      @NotNull String color,
      @Nullable SequenceShape sequence) {}

  /** What is to change; what is missing stays. */
  record ObjectInput(
      @NotNull Integer version,
      @Nullable Map<String, String> labels,
      @Nullable Map<String, String> plurals,
      @Nullable @Size(max = 50) String icon,
      @Nullable String color) {}

  record Added(String name) {}

  private final ObjectShaping shaping;
  private final FieldShaping fields;
  private final ShapeView view;
  private final RoleAccess roles;

  ObjectController(ObjectShaping shaping, FieldShaping fields, ShapeView view, RoleAccess roles) {
    this.shaping = shaping;
    this.fields = fields;
    this.view = view;
    this.roles = roles;
  }

  @GetMapping
  ObjectsView objects(Actor actor, Locale language) {
    Administrators.only(actor);
    return view.objects(language);
  }

  /** Every role gets the rights on the new object that it has on deals, to begin with. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Added add(@Valid @RequestBody NewObjectInput input, Actor actor) {
    Administrators.only(actor);
    var name =
        shaping.add(new NewObject(input.labels(), input.plurals(), input.icon(), input.color()));
    roles.open(name, actor);
    if (input.sequence() != null) {
      fields.number(name, input.sequence(), actor);
    }
    return new Added(name);
  }

  @PatchMapping("/{object}")
  ObjectsView change(
      @PathVariable String object,
      @Valid @RequestBody ObjectInput input,
      Actor actor,
      Locale language) {
    Administrators.only(actor);
    shaping.change(
        object,
        new ObjectChange(
            input.version(), input.labels(), input.plurals(), input.icon(), input.color()));
    return view.objects(language);
  }

  @DeleteMapping("/{object}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String object, Actor actor) {
    Administrators.only(actor);
    shaping.remove(object);
  }

  @PostMapping("/{object}/restoration")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void restore(@PathVariable String object, Actor actor) {
    Administrators.only(actor);
    shaping.restore(object);
  }
}
