package dev.rapport.platform.text;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages that Rapport speaks, and the choice among them. */
public final class Languages {

  public static final Locale DEFAULT = Locale.ENGLISH;

  /** All of them, English first. */
  public static final List<Locale> ALL =
      List.of(DEFAULT, Locale.of("bg"), Locale.of("zh"), Locale.of("kk"), Locale.of("he"));

  private static final String CHOSEN = Languages.class.getName();

  private Languages() {}

  /** Whether {@code tag} is one of them, as in {@code bg}. */
  public static boolean isSpoken(@Nullable String tag) {
    return ALL.stream().anyMatch(language -> language.toLanguageTag().equals(tag));
  }

  /** The language of {@code tag} without its region, English where Rapport doesn't speak it. */
  public static Locale of(@Nullable String tag) {
    return tag == null ? DEFAULT : best(List.of(Locale.forLanguageTag(tag)));
  }

  /** Answers this request in the signed-in user's language, whatever the browser asks for. */
  public static void choose(HttpServletRequest request, Locale language) {
    request.setAttribute(CHOSEN, best(List.of(language)));
  }

  /** The language chosen for a request, else the best of its {@code Accept-Language}. */
  public static Locale of(HttpServletRequest request) {
    if (request.getAttribute(CHOSEN) instanceof Locale chosen) {
      return chosen;
    }
    List<Locale> accepted = new ArrayList<>();
    request.getLocales().asIterator().forEachRemaining(accepted::add);
    return best(accepted);
  }

  private static Locale best(List<Locale> wanted) {
    for (Locale locale : wanted) {
      for (Locale language : ALL) {
        if (language.getLanguage().equals(locale.getLanguage())) {
          return language;
        }
      }
    }
    return DEFAULT;
  }
}
