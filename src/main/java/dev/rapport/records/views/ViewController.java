package dev.rapport.records.views;

import dev.rapport.identity.Account;
import dev.rapport.identity.Actor;
import dev.rapport.records.views.SavedView.Chart;
import dev.rapport.records.views.SavedView.Column;
import dev.rapport.records.views.SavedView.Kind;
import dev.rapport.records.views.SavedView.Label;
import dev.rapport.records.views.SavedView.Sharing;
import dev.rapport.records.views.SavedViews.Seen;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Saved views over HTTP. */
@RestController
class ViewController {

  private final SavedViews views;

  ViewController(SavedViews views) {
    this.views = views;
  }

  /**
   * @param mayChange whether the reader may change and delete it
   * @param leftOut the parts that lack what isn't there any more or isn't the reader's to see
   * @param defaultFor the roles whose users it opens for; said to administrators only
   */
  @Schema(name = "SavedView")
  record View(
      UUID id,
      String object,
      String name,
      Label owner,
      Sharing sharing,
      @Nullable Label team,
      Kind kind,
      @Nullable String filter,
      @Nullable String sort,
      List<Column> columns,
      @Nullable String group,
      @Nullable String date,
      @Nullable UUID within,
      @Nullable Chart chart,
      int version,
      boolean mayChange,
      List<ViewFit.Part> leftOut,
      List<UUID> defaultFor) {}

  /**
   * @param defaults by object, the view that it opens with for the reader
   */
  @Schema(name = "SavedViews")
  record Views(List<View> views, Map<String, UUID> defaults) {}

  /**
   * @param view null for none
   * @param role for whose users, as an administrator says; null for oneself
   */
  record DefaultInput(@Nullable UUID view, @Nullable UUID role) {}

  @GetMapping("/api/views")
  Views all(Account reader) {
    var all = views.all(reader);
    return new Views(all.views().stream().map(ViewController::view).toList(), all.defaults());
  }

  @GetMapping("/api/views/{id}")
  View one(@PathVariable UUID id, Actor actor) {
    return view(views.one(id, actor));
  }

  @PostMapping("/api/views")
  @ResponseStatus(HttpStatus.CREATED)
  View add(@Valid @RequestBody ViewInput input, Actor actor) {
    return view(views.add(input, actor));
  }

  @PutMapping("/api/views/{id}")
  View change(@PathVariable UUID id, @Valid @RequestBody ViewInput input, Actor actor) {
    return view(views.change(id, input, actor));
  }

  @DeleteMapping("/api/views/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable UUID id, Actor actor) {
    views.remove(id, actor);
  }

  @PostMapping("/api/views/{id}/restoration")
  View restore(@PathVariable UUID id, Actor actor) {
    return view(views.restore(id, actor));
  }

  @PutMapping("/api/default-views/{object}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void setDefault(@PathVariable String object, @RequestBody DefaultInput input, Actor actor) {
    views.setDefault(object, input.view(), input.role(), actor);
  }

  private static View view(Seen seen) {
    var view = seen.view();
    var shown = seen.fitted().shown();
    return new View(
        view.id(),
        view.object(),
        view.name(),
        view.owner(),
        view.sharing(),
        view.team(),
        shown.kind(),
        shown.filter(),
        shown.sort(),
        shown.columns(),
        shown.group(),
        shown.date(),
        shown.within(),
        shown.chart(),
        view.version(),
        seen.mayChange(),
        seen.fitted().leftOut(),
        seen.roles());
  }
}
