package dev.rapport.identity;

import dev.rapport.identity.Account.Label;
import dev.rapport.platform.settings.Organisation;
import dev.rapport.platform.text.Languages;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a page has to know before it can show anything: whether somebody is signed in, who, and
 * where.
 */
public record SessionView(
    State state,
    List<String> languages,
    @Nullable User user,
    @Nullable Organisation organisation,
    List<Provider> providers,
    @Nullable Viewing viewing) {

  /** How far one has got. */
  public enum State {
    setUpNeeded,
    signedOut,
    signedIn
  }

  /**
   * That an administrator sees the product as {@link #user}.
   *
   * @param by the administrator
   * @param until when it ends by itself
   */
  @Schema(name = "SessionViewing")
  public record Viewing(Label by, Instant until) {

    static @Nullable Viewing of(SignedIn.@Nullable View view) {
      return view == null
          ? null
          : new Viewing(
              new Label(view.by().id(), view.by().actor().name()), view.until().toInstant());
    }
  }

  /** Where one may sign in instead, at {@code /oauth2/authorization/{id}}. */
  public record Provider(String id, String name) {}

  /** The one who is signed in. */
  public record User(
      UUID id,
      String name,
      @Nullable String email,
      String language,
      String timeZone,
      @Nullable Label role,
      @Nullable Label team,
      boolean administrator) {

    static User of(Account account) {
      var actor = account.actor();
      return new User(
          account.id(),
          actor.name(),
          account.email(),
          actor.language().toLanguageTag(),
          actor.timeZone().getId(),
          account.role(),
          account.team(),
          actor.administrator());
    }
  }

  static SessionView of(
      @Nullable Account account,
      @Nullable Organisation organisation,
      List<Provider> providers,
      @Nullable Viewing viewing) {
    var languages = Languages.ALL.stream().map(Locale::toLanguageTag).toList();
    if (organisation == null) {
      return new SessionView(State.setUpNeeded, languages, null, null, List.of(), null);
    }
    return account == null
        ? new SessionView(State.signedOut, languages, null, organisation, providers, null)
        : new SessionView(
            State.signedIn, languages, User.of(account), organisation, List.of(), viewing);
  }
}
