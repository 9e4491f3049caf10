package dev.rapport.administration;

import dev.rapport.administration.RoleRights.ObjectAccess;
import dev.rapport.administration.RoleRights.RestrictedField;
import dev.rapport.identity.Actor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rights of a role. */
@RestController
@RequestMapping("/api/roles/{id}/access")
class RoleAccessController {

  record ObjectInput(
      @NotNull String object,
      @NotNull String read,
      @NotNull String create,
      @NotNull String update,
      @NotNull String delete,
      @NotNull String export) {}

  record FieldInput(@NotNull String object, @NotNull String field, @NotNull String access) {}

  record Input(
      @NotNull List<@Valid @NotNull ObjectInput> objects,
      @NotNull List<@Valid @NotNull FieldInput> fields) {

    RoleRights rights() {
      return new RoleRights(
          objects.stream()
              .map(it ->
                  new ObjectAccess(
                      it.object(), it.read(), it.create(), it.update(), it.delete(), it.export()))
              .toList(),
          fields.stream()
              .map(it -> new RestrictedField(it.object(), it.field(), it.access()))
              .toList());
    }
  }

  private final RoleAccess access;

  RoleAccessController(RoleAccess access) {
    this.access = access;
  }

  @GetMapping
  RoleRights access(@PathVariable UUID id, Actor actor) {
    return access.of(id, actor);
  }

  @PutMapping
  RoleRights replace(@PathVariable UUID id, @Valid @RequestBody Input input, Actor actor) {
    return access.replace(id, input.rights(), actor);
  }
}
