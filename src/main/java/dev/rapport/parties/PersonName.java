package dev.rapport.parties;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person's name in its parts. Chinese names are written last name first and without a space, all
 * others first name first.
 *
 * @param first null when there is none, as is {@code last}
 */
public record PersonName(@Nullable String first, @Nullable String last) {

  /** Last names of two characters; all other Chinese ones have one. */
  private static final List<String> LONG_LAST_NAMES =
      List.of(
          "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "司徒", "东方", "東方", "尉迟", "尉遲", "公孙", "公孫", "慕容",
          "令狐", "皇甫", "宇文", "长孙", "長孫", "夏侯", "轩辕", "軒轅", "端木", "百里", "南宫", "南宮");

  /** The parts of a whole name. */
  public static PersonName parse(String whole) {
    var name = whole.strip().replaceAll("\\s+", " ");
    var comma = name.indexOf(',');
    if (comma > 0 && comma < name.length() - 1) {
      return new PersonName(name.substring(comma + 1).strip(), name.substring(0, comma).strip());
    }
    var space = name.lastIndexOf(' ');
    if (space > 0) {
      return isHan(name)
          ? new PersonName(name.substring(space + 1), name.substring(0, space))
          : new PersonName(name.substring(0, space), name.substring(space + 1));
    }
    return isHan(name) && name.length() > 1 && name.length() <= 4
        ? han(name)
        : new PersonName(name, null);
  }

  /** The name as people write it; null when neither part is there. */
  public @Nullable String whole() {
    if (first != null && last != null && isHan(first) && isHan(last)) {
      return last + first;
    }
    var whole =
        Stream.of(first, last).filter(part -> part != null).collect(Collectors.joining(" "));
    return whole.isEmpty() ? null : whole;
  }

  private static PersonName han(String name) {
    var length = name.length() > 2 && LONG_LAST_NAMES.contains(name.substring(0, 2)) ? 2 : 1;
    return new PersonName(name.substring(length), name.substring(0, length));
  }

  private static boolean isHan(String text) {
    return text.codePoints().allMatch(c -> c == ' ' || UnicodeScript.of(c) == UnicodeScript.HAN);
  }
}
