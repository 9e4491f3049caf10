package dev.rapport.benchmark;

import java.util.List;

/** Made-up names in four scripts, the same for the same number in every run. */
final class Names {

  /** In which script a name is written. */
  enum Script {
    LATIN,
    CYRILLIC,
    HEBREW,
    CHINESE
  }

  private static final List<String> LATIN_FIRST =
      words(
          "Anna Maria John Peter Laura Martin Sofia Lucas Emma David Julia Thomas Clara Simon Elena"
              + " Paul Nora Victor Alice Robert Irene Daniel Helen Mark Olivia Jack Grace Henry Ruth"
              + " Oscar Vera Leo Ida Hugo Rosa Felix Edith Bruno Stella Adam");
  private static final List<String> LATIN_LAST =
      words(
          "Bran Carl Dob Ever Fair Gran Hart Iver Jan Kel Lang Mor Nor Oak Pen Quin Rad Stan Tor"
              + " Ulm Van Wes York Zim Ash Bel Cor Dal Elm Fen Gar Hol Ing Jor Kir Lin Mal Nes Orm"
              + " Pal");
  private static final List<String> LATIN_END =
      words("son man ley ford well ton berg field wood stein ner ston ham ridge worth lund");
  private static final List<String> CYRILLIC_FIRST =
      words(
          "Иван Мария Георги Елена Петър Ана Димитър Надежда Николай Виолета Александър Галина"
              + " Стефан Радка Борис Цветелина Асан Айгүл Ерлан Әсел Нұрлан Жанар Бауыржан Мәдина");
  private static final List<String> CYRILLIC_LAST =
      words(
          "Бор Вас Геор Дим Жел Зах Ив Кол Лаз Мар Ник Огн Пав Рад Сав Тод Филип Хрис Цон Чав Шам"
              + " Ян Ахмет Бай Жан Нур");
  private static final List<String> CYRILLIC_END =
      words("анов енов илев имиров ичков аров инов евски латев ушев олов ъков беков ғалиев");
  private static final List<String> HEBREW_FIRST =
      words("יוסף מרים דוד שרה אברהם רחל יעקב לאה משה נועה דניאל תמר יונתן מיכל איתן רות אורי יעל");
  private static final List<String> HEBREW_LAST =
      words("כה לו מזר פרי ביט שפי גול רוז אבר חיי שמע הרצ בנימ ויצ קפל שטר נחמ דיין");
  private static final List<String> HEBREW_END = words("ני מן ברג שטיין וביץ אלי סון נר קין לד");
  private static final String CHINESE_LAST = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
  private static final String CHINESE_FIRST =
      "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红建文辉力宁安东南西北春夏秋冬山川江海天宇晨曦月星云雨雪梅兰竹菊松柏";
  private static final List<String> TRADES =
      words("Industries Foods Logistics Software Textiles Energy Media Pharma Motors Consulting");
  private static final List<String> CYRILLIC_TRADES =
      words("Строй Храни Транспорт Софтуер Текстил Енерджи Медия Фарма Моторс Консулт");
  private static final List<String> HEBREW_TRADES = words("תעשיות מזון הובלות תוכנה אנרגיה תקשורת");
  private static final List<String> CHINESE_TRADES = words("实业 食品 物流 软件 纺织 能源 传媒 医药");

  private Names() {}

  /** Two in five are Latin, three in ten Cyrillic, the rest Hebrew and Chinese alike. */
  static Script script(int number) {
    var of20 = number % 20;
    return of20 < 8
        ? Script.LATIN
        : of20 < 14 ? Script.CYRILLIC : of20 < 17 ? Script.HEBREW : Script.CHINESE;
  }

  static String first(int number) {
    return switch (script(number)) {
      case LATIN -> pick(LATIN_FIRST, number, 1);
      case CYRILLIC -> pick(CYRILLIC_FIRST, number, 1);
      case HEBREW -> pick(HEBREW_FIRST, number, 1);
      case CHINESE -> letter(CHINESE_FIRST, number, 1) + letter(CHINESE_FIRST, number, 2);
    };
  }

  static String last(int number) {
    return switch (script(number)) {
      case LATIN -> pick(LATIN_LAST, number, 3) + middle(number) + pick(LATIN_END, number, 4);
      case CYRILLIC -> pick(CYRILLIC_LAST, number, 3) + pick(CYRILLIC_END, number, 4);
      case HEBREW -> pick(HEBREW_LAST, number, 3) + pick(HEBREW_END, number, 4);
      case CHINESE -> letter(CHINESE_LAST, number, 3);
    };
  }

  /** No two companies have the same name. */
  static String company(int number) {
    var script = script(number);
    var trade =
        switch (script) {
          case LATIN -> pick(TRADES, number, 5);
          case CYRILLIC -> pick(CYRILLIC_TRADES, number, 5);
          case HEBREW -> pick(HEBREW_TRADES, number, 5);
          case CHINESE -> pick(CHINESE_TRADES, number, 5);
        };
    return script == Script.CHINESE
        ? first(number) + trade + number
        : last(number) + " " + trade + " " + number;
  }

  private static String middle(int number) {
    return List.of("a", "e", "i", "o", "u", "ing", "er", "is").get(at(number, 6, 8));
  }

  /** A number below {@code bound}, as if by chance; {@code salt} tells one use from another. */
  static int at(int number, int salt, int bound) {
    var mixed = (number + salt * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 29)) * 0x94D049BB133111EBL;
    return (int) Math.floorMod(mixed ^ (mixed >>> 32), (long) bound);
  }

  private static String pick(List<String> words, int number, int salt) {
    return words.get(at(number, salt, words.size()));
  }

  private static String letter(String letters, int number, int salt) {
    var at = at(number, salt, letters.length());
    return letters.substring(at, at + 1);
  }

  private static List<String> words(String text) {
    return List.of(text.split(" "));
  }
}
