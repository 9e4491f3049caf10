package dev.rapport.parties.duplicates;

import dev.rapport.platform.text.Romanised;
import java.lang.Character.UnicodeScript;

/**
 * A word of a name, ready to be compared with others.
 *
 * @param sound as it sounds, in Latin letters
 * @param skeleton its consonants
 * @param initial one letter that stands for a name
 * @param hebrew written without vowels, so that only its consonants tell it from others
 */
record Word(String sound, String skeleton, boolean initial, boolean hebrew) {

  private static final double OTHER_SCRIPT = 0.95;
  private static final double NEARLY_OTHER_SCRIPT = 0.75;

  /** How alike an initial and a name are that begins with it. */
  static final double INITIAL = 0.6;

  static Word of(String word) {
    var hebrew =
        word.codePoints().anyMatch(c -> c >= 0x80 && UnicodeScript.of(c) == UnicodeScript.HEBREW);
    var sound = Romanised.sound(word);
    var initial =
        word.codePointCount(0, word.length()) == 1 && !Character.isIdeographic(word.codePointAt(0));
    return new Word(sound, Romanised.skeleton(sound), initial, hebrew);
  }

  /** From 0, another word, to 1, the same; typing errors cost by the length of the word. */
  double likeness(Word other) {
    if (sound.equals(other.sound)) {
      return 1;
    }
    if (initial || other.initial) {
      return sound.startsWith(other.sound) || other.sound.startsWith(sound) ? INITIAL : 0;
    }
    if (hebrew != other.hebrew) {
      return hebrew ? other.skeletons(this) : skeletons(other);
    }
    return hasDigit() || other.hasDigit() ? 0 : Edits.likeness(sound, other.sound);
  }

  /** The same letters written together with those of the next word: Xiao Ming is Xiaoming. */
  Word with(Word next) {
    return new Word(sound + next.sound, skeleton + next.skeleton, false, hebrew || next.hebrew);
  }

  /** Vav inside a Hebrew word is a vowel as a rule, and v in Levi and David. */
  private double skeletons(Word inHebrew) {
    var other = inHebrew.skeleton;
    if (skeleton.equals(other)) {
      return skeleton.length() > 1 ? OTHER_SCRIPT : INITIAL;
    }
    if (inHebrew.sound.contains("u")
        && skeleton.equals(Romanised.skeleton(inHebrew.sound.replace('u', 'v')))) {
      return OTHER_SCRIPT;
    }
    var longer = Math.max(skeleton.length(), other.length());
    return longer > 2 && Edits.distance(skeleton, other) == 1 ? NEARLY_OTHER_SCRIPT : 0;
  }

  /** Numbers in names are not typing errors of each other. */
  private boolean hasDigit() {
    return sound.chars().anyMatch(Character::isDigit);
  }
}
