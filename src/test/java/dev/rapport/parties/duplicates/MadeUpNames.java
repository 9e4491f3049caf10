package dev.rapport.parties.duplicates;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Names in five scripts, each with the Latin spellings that people really use for it, so that
 * nothing of what is tested makes what it is tested with.
 */
final class MadeUpNames {

  /** A part of a name: as its owner writes it, and in Latin letters. */
  record Part(String own, List<String> latin) {

    String latin(Random random) {
      return latin.isEmpty() ? own : latin.get(random.nextInt(latin.size()));
    }
  }

  /** The given and family names of a language. */
  record People(boolean familyFirst, List<Part> given, List<Part> family) {}

  static final List<People> PEOPLE =
      List.of(
          new People(
              false,
              parts(
                  "James Mary Robert Patricia Michael Jennifer Catherine Philip Thomas Jessica"
                      + " Charles Sarah Daniel Karen Matthew Nancy Anthony Lisa Stephen Ursula"
                      + " Günther Zoë François Chloé Björn Søren"),
              parts(
                  "Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Thompson"
                      + " Harrison Clark Lewis Robinson Walker Wright Schröder Müller Lefèvre"
                      + " García Nielsen Novák O'Brien MacDonald Fitzgerald Hawthorne")),
          new People(
              false,
              parts(
                  "Иван=Ivan Георги=Georgi,Gueorgui Мария=Maria,Mariya Петър=Petar,Peter"
                      + " Димитър=Dimitar,Dimitur Цветелина=Tsvetelina,Cvetelina Христо=Hristo,Christo"
                      + " Юлия=Yulia,Julia Красимир=Krasimir Надежда=Nadezhda Александър=Aleksandar,Alexander"
                      + " Виолета=Violeta,Violetta Стоян=Stoyan,Stojan Живко=Zhivko,Jivko Щерю=Shteryu"
                      + " Гергана=Gergana Борислав=Borislav Николай=Nikolay,Nikolai Елена=Elena"
                      + " Веселин=Veselin,Vesselin Йордан=Yordan,Jordan Явор=Yavor Теодора=Teodora,Theodora"),
              parts(
                  "Иванов=Ivanov Петров=Petrov Димитров=Dimitrov Георгиев=Georgiev Христов=Hristov"
                      + " Стоянов=Stoyanov Николов=Nikolov Желязков=Zhelyazkov,Jeliazkov Цанков=Tsankov"
                      + " Чавдаров=Chavdarov Щерев=Shterev Ангелов=Angelov Тодоров=Todorov,Theodorov"
                      + " Янков=Yankov Юруков=Yurukov Кръстев=Krastev,Krustev Илиев=Iliev Василев=Vassilev,Vasilev"
                      + " Пеев=Peev Механджийски=Mehandzhiyski,Mehandjiiski Бояджиев=Boyadzhiev,Boyadjiev")),
          new People(
              false,
              parts(
                  "Айгүл=Aigul,Aygul Ерлан=Yerlan,Erlan Әсел=Asel,Assel Нұрлан=Nurlan Жанар=Zhanar,Janar"
                      + " Бауыржан=Bauyrzhan,Baurzhan Мәдина=Madina Қайрат=Kairat,Qairat Гүлнар=Gulnar"
                      + " Ғалым=Galym,Ghalym Өмір=Omir Дәулет=Daulet Сәуле=Saule Тимур=Timur Шолпан=Sholpan"
                      + " Ұлан=Ulan Асхат=Askhat,Ashat Меруерт=Meruert Данияр=Daniyar,Daniar Ақмарал=Akmaral"),
              parts(
                  "Нұрғалиев=Nurgaliyev,Nurgaliev Әбішев=Abishev Қасымов=Kassymov,Kasymov Жұмабаев=Zhumabayev,Jumabaev"
                      + " Сұлтанов=Sultanov Ахметов=Akhmetov,Ahmetov Оспанов=Ospanov Тілеуов=Tleuov,Tileuov"
                      + " Бекмұратов=Bekmuratov Ысқақов=Yskakov,Iskakov Құнанбаев=Kunanbayev Мұқанов=Mukanov"
                      + " Серікбаев=Serikbayev,Serikbaev Ермеков=Yermekov,Ermekov Назарбек=Nazarbek"
                      + " Дүйсенов=Duisenov,Duysenov Сейітқали=Seitkali Байжанов=Baizhanov,Bayjanov")),
          new People(
              true,
              parts(
                  "小明=Xiaoming,Xiao_Ming 建国=Jianguo 秀英=Xiuying 丽华=Lihua 志强=Zhiqiang 晓燕=Xiaoyan 海涛=Haitao"
                      + " 文静=Wenjing 国庆=Guoqing 雪梅=Xuemei 俊杰=Junjie 美玲=Meiling 振华=Zhenhua 春花=Chunhua"
                      + " 天佑=Tianyou 思远=Siyuan 佳怡=Jiayi 子轩=Zixuan 一鸣=Yiming 桂芳=Guifang 德明=Deming 玉兰=Yulan"),
              parts(
                  "王=Wang 李=Li 张=Zhang 刘=Liu 陈=Chen 杨=Yang 赵=Zhao 黄=Huang 周=Zhou 吴=Wu 徐=Xu 孙=Sun 胡=Hu 朱=Zhu"
                      + " 高=Gao 林=Lin 何=He 郭=Guo 马=Ma 罗=Luo 梁=Liang 宋=Song 郑=Zheng 欧阳=Ouyang 司马=Sima")),
          new People(
              false,
              parts(
                  "יוסף=Yosef,Josef מרים=Miriam דוד=David שרה=Sarah,Sara אברהם=Avraham,Abraham רחל=Rachel,Rahel יעקב=Yaakov"
                      + " משה=Moshe נועה=Noa,Noah דניאל=Daniel תמר=Tamar יונתן=Yonatan,Jonathan מיכל=Michal"
                      + " איתן=Eitan,Etan רות=Ruth אורי=Uri יעל=Yael שלמה=Shlomo רבקה=Rivka בנימין=Binyamin,Benjamin"
                      + " אסתר=Esther,Ester גדעון=Gideon"),
              parts(
                  "כהן=Cohen,Kohen לוי=Levi,Levy מזרחי=Mizrahi,Mizrachi פרץ=Peretz,Perets ביטון=Biton,Bitton"
                      + " פרידמן=Friedman,Fridman גולדברג=Goldberg אזולאי=Azoulay,Azulai רוזנברג=Rosenberg"
                      + " חדד=Hadad,Haddad שפירא=Shapira,Shapiro קפלן=Kaplan דיין=Dayan ברקוביץ=Berkovich,Berkovitz"
                      + " אוחיון=Ohayon סגל=Segal גבאי=Gabai,Gabbay שטרן=Stern,Shtern נחמיאס=Nahmias אדלר=Adler")));

  /** Cities with their streets, each in its own letters and in Latin. */
  static final List<Part> CITIES =
      parts(
          "London Manchester Leeds София=Sofia Пловдив=Plovdiv Варна=Varna Русе=Ruse,Rousse Алматы=Almaty"
              + " Астана=Astana Қарағанды=Karaganda,Qaraghandy 北京=Beijing 上海=Shanghai 广州=Guangzhou 成都=Chengdu"
              + " חיפה=Haifa ירושלים=Jerusalem,Yerushalaim רעננה=Raanana,Ra'anana");

  static final List<Part> STREETS =
      parts(
          "Baker Victoria Station Витоша=Vitosha Раковски=Rakovski,Rakovsky Шипка=Shipka Абай=Abay,Abai"
              + " Достық=Dostyk 中山路=Zhongshan_Lu 人民路=Renmin_Lu 南京路=Nanjing_Lu הרצל=Herzl,Hertsl ויצמן=Weizmann,Vaizman"
              + " בן_גוריון=Ben_Gurion Church Garden Опълченска=Opalchenska");

  /** What companies are called, and what they do. */
  static final List<Part> BRANDS =
      parts(
          "Northwind Bluepeak Ironbridge Kestrel Larkspur Quantum Silverline Westgate Zephyr Harborview"
              + " Рила=Rila Балкан=Balkan Тракия=Trakia,Thrakia Родопа=Rodopa Мусала=Musala Шипков=Shipkov"
              + " Тұлпар=Tulpar Қазына=Kazyna Жібек=Zhibek Байтерек=Baiterek,Bayterek Алтын=Altyn"
              + " 华远=Huayuan 东方=Dongfang 长城=Changcheng 金桥=Jinqiao 天河=Tianhe 大地=Dadi"
              + " כרמל=Carmel,Karmel גלבוע=Gilboa תבור=Tavor ארבל=Arbel נגב=Negev");

  static final List<Part> TRADES =
      parts(
          "Logistics Software Textiles Foods Consulting Engineering Pharma Motors"
              + " Строй=Stroy Транспорт=Transport Консулт=Konsult,Consult Агро=Agro"
              + " Құрылыс=Kurylys Сервис=Servis,Service 科技=Keji 贸易=Maoyi 物流=Wuliu 食品=Shipin"
              + " תעשיות=Taasiyot תוכנה=Tochna אחזקות=Ahzakot");

  private MadeUpNames() {}

  private static List<Part> parts(String text) {
    return Arrays.stream(text.split(" ")).map(MadeUpNames::part).toList();
  }

  private static Part part(String text) {
    var sides = text.replace('_', ' ').split("=");
    return new Part(sides[0], sides.length == 1 ? List.of() : List.of(sides[1].split(",")));
  }
}
