package dev.rapport.parties.duplicates;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The keys under which records are found that are worth comparing: two records that share none, and
 * neither a phone nor a mail address, are not compared. Numbers, because millions of them are kept.
 */
public final class Blocks {

  private static final int WORDS = 3;
  private static final int TELLING = 3;
  private static final String VOWELS = "aeiouh";

  private Blocks() {}

  /** The keys of a profile; none when too little is known. */
  public static Set<Long> keys(Profile profile) {
    var keys = new LinkedHashSet<Long>();
    var words = profile.name().words();
    if (!words.isEmpty()) {
      add(keys, profile, "name", letters(words));
    }
    if (profile.kind() == PartyKind.COMPANY) {
      words.stream()
          .map(Word::skeleton)
          .filter(skeleton -> skeleton.length() >= TELLING)
          .limit(WORDS)
          .forEach(skeleton -> add(keys, profile, "word", skeleton));
      add(keys, profile, "tax number", profile.taxNumber());
      profile.websites().forEach(site -> add(keys, profile, "site", site));
      profile.domains().forEach(site -> add(keys, profile, "site", site));
      return keys;
    }
    if (words.isEmpty()) {
      return keys;
    }
    var outer = List.of(words.getFirst(), words.getLast());
    if (words.size() > 2) {
      add(keys, profile, "name", letters(outer)); // middle names are left out often
    }
    var initials = initials(outer);
    add(keys, profile, "birthday", initials, profile.birthday());
    add(keys, profile, "company", initials, company(profile));
    var place = profile.place();
    if (place.city() != null && !place.numbers().isEmpty()) {
      var house = place.city().skeleton() + place.numbers().getFirst();
      add(keys, profile, "address", initials, house);
    }
    return keys;
  }

  private static @Nullable Object company(Profile profile) {
    return profile.company() != null
        ? profile.company()
        : profile.companyName().isEmpty() ? null : letters(profile.companyName().words());
  }

  /** The consonants of all words in one order, however the words are ordered and parted. */
  private static String letters(List<Word> words) {
    var letters = words.stream().map(Word::skeleton).collect(Collectors.joining()).toCharArray();
    Arrays.sort(letters);
    return new String(letters);
  }

  private static String initials(List<Word> words) {
    return words.stream().map(Blocks::initial).sorted().distinct().reduce("", String::concat);
  }

  /** Which vowel a name begins with, or whether with one or an h, differs between spellings. */
  private static String initial(Word word) {
    return VOWELS.indexOf(word.sound().charAt(0)) < 0 ? word.skeleton().substring(0, 1) : "-";
  }

  private static void add(
      Set<Long> keys, Profile profile, String kind, @Nullable Object... values) {
    for (var value : values) {
      if (value == null) {
        return;
      }
    }
    var text = new StringBuilder(profile.kind().apiName()).append(' ').append(kind);
    for (var value : values) {
      text.append(' ').append(value);
    }
    keys.add(hash(text));
  }

  /** FNV-1a in 64 bits: two keys in millions that meet cost one comparison. */
  private static long hash(CharSequence text) {
    var hash = 0xcbf29ce484222325L;
    for (var i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
