package dev.rapport.records.transfer;

import dev.rapport.identity.Actor;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How files come in, kept for the next ones. */
@RestController
class ImportProfileController {

  private final ImportProfiles profiles;
  private final ImportRuns runs;
  private final ImportView view;

  ImportProfileController(ImportProfiles profiles, ImportRuns runs, ImportView view) {
    this.profiles = profiles;
    this.runs = runs;
    this.view = view;
  }

  /**
   * @param fits whether the import's file has the headings that it was kept for
   */
  @Schema(name = "ImportProfile")
  record ProfileView(UUID id, String name, boolean shared, boolean mine, boolean fits) {}

  @Schema(name = "ImportProfiles")
  record Offered(List<ProfileView> profiles) {}

  @Schema(name = "ImportProfileInput")
  record Named(String name, boolean shared) {}

  @Schema(name = "ImportProfileChoice")
  record Choice(UUID profile) {}

  @GetMapping("/api/imports/{id}/profiles")
  Offered offered(@PathVariable UUID id, Actor actor) {
    var run = runs.get(id, actor);
    return new Offered(
        profiles.of(run, actor).stream().map(profile -> view(profile, run, actor)).toList());
  }

  @PostMapping("/api/imports/{id}/profiles")
  @ResponseStatus(HttpStatus.CREATED)
  ProfileView keep(@PathVariable UUID id, @RequestBody Named named, Actor actor) {
    var profile = profiles.keep(id, named.name(), named.shared(), actor);
    return view(profile, runs.get(id, actor), actor);
  }

  @PutMapping("/api/imports/{id}/profile")
  ImportView.Whole apply(@PathVariable UUID id, @RequestBody Choice choice, Actor actor) {
    return view.whole(profiles.apply(id, choice.profile(), actor), actor);
  }

  @DeleteMapping("/api/import-profiles/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void forget(@PathVariable UUID id, Actor actor) {
    profiles.forget(id, actor);
  }

  private static ProfileView view(ImportProfile profile, ImportRun run, Actor actor) {
    return new ProfileView(
        profile.id(),
        profile.name(),
        profile.shared(),
        profile.owner().equals(actor.id()),
        profile.fits(run.columns()));
  }
}
