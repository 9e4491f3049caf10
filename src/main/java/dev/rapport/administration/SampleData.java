package dev.rapport.administration;

import static rapport.db.Tables.RECORD;

import dev.rapport.identity.Actor;
import dev.rapport.identity.OrganisationSetUp;
import dev.rapport.platform.Ids;
import dev.rapport.platform.text.Languages;
import dev.rapport.platform.text.Messages;
import dev.rapport.records.Change;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordInput;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.DateTimeType;
import dev.rapport.records.fieldtype.FieldContext;
import dev.rapport.records.fieldtype.MoneyType;
import dev.rapport.records.fieldtype.ReferenceType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small company to play with: a maker of coffee machines, its salespeople, customers and a year of deals that ends today. It lies in
 * {@code sample/*.json}, in the API's own JSON with some additions: {@code key} names a record and {@code @key} points to it; {@code
 * @setUp.stage.won} points to what the set-up made under that text; {@code today-30d} counts from today; {@link SampleWays} says when leads came.
 */
@Component
class SampleData {

  private static final List<String> FILES =
      List.of("organisation", "parties", "sales", "activities");
  private static final Pattern DAY = Pattern.compile("today(?:([+-]\\d+)d)?(?: (\\d\\d:\\d\\d))?");

  /**
   * What one unit of the samples' amounts is in currencies of a quite different size: nobody sells
   * a machine for 1,290 tenge.
   */
  private static final Map<String, Integer> SIZES =
      Map.of(
          "BGN", 2, "PLN", 4, "ILS", 4, "CNY", 8, "CZK", 25, "INR", 90, "RUB", 90, "JPY", 150,
          "HUF", 400, "KZT", 500);

  private record Batch(String object, List<Map<String, Object>> records) {}

  private final RecordWriter writer;
  private final Catalog catalog;
  private final FieldContexts contexts;
  private final Messages messages;
  private final DSLContext db;
  private final JsonMapper json;
  private final SampleWays ways;

  SampleData(
      RecordWriter writer,
      Catalog catalog,
      FieldContexts contexts,
      Messages messages,
      DSLContext db,
      JsonMapper json,
      SampleWays ways) {
    this.writer = writer;
    this.catalog = catalog;
    this.contexts = contexts;
    this.messages = messages;
    this.db = db;
    this.json = json;
    this.ways = ways;
  }

  /** Creates the samples in the running transaction, beside what the set-up has made. */
  void create(OrganisationSetUp setUp) {
    new Run(setUp).all();
  }

  private List<Batch> read(String file) {
    try (InputStream stream = new ClassPathResource("sample/" + file + ".json").getInputStream()) {
      return json.readValue(stream, new TypeReference<List<Batch>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One set-up's samples. */
  private final class Run {

    private final Locale language;
    private final FieldContext context;
    private final ZoneId zone;
    private final LocalDate today;
    private final BigDecimal size;
    private final Map<String, UUID> keys = new HashMap<>();

    Run(OrganisationSetUp setUp) {
      var organisation = setUp.organisation();
      this.language = Languages.of(organisation.language());
      this.context = contexts.of(Actor.SYSTEM);
      this.zone = organisation.timeZone();
      this.today = LocalDate.now(zone);
      this.size = BigDecimal.valueOf(SIZES.getOrDefault(organisation.currency(), 1));
      var me = setUp.administrator().id();
      if (me != null) {
        keys.put("me", me);
      }
      keys.put("root", find(Set.of(Team.OBJECT), organisation.name()));
    }

    void all() {
      for (var file : FILES) {
        for (var batch : read(file)) {
          var changes =
              batch.records().stream().map(record -> change(batch.object(), record)).toList();
          writer.write(changes, Actor.SYSTEM, Origin.SET_UP);
          if (batch.object().equals("lead")) {
            for (var i = 0; i < changes.size(); i++) {
              ways.set(changes.get(i).id(), batch.records().get(i), at -> moment(at, true));
            }
          }
        }
      }
    }

    private Change change(String object, Map<String, Object> record) {
      var definition = catalog.object(object);
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      record.forEach((name, value) -> {
        if (!SampleWays.NAMES.contains(name) && !name.equals("key")) {
          var type = definition.field(name).type();
          values.put(
              name,
              switch (type) {
                case ReferenceType(var targets) -> reference((String) value, targets);
                case MoneyType money -> amount((Number) value);
                default ->
                    value instanceof String text
                        ? moment(text, type instanceof DateTimeType)
                        : value;
              });
        }
      });
      var input = RecordInput.read(definition, values, context);
      if (!input.refusals().isEmpty()) {
        throw new IllegalStateException("sample " + record + ": " + input.refusals());
      }
      var key = (String) record.get("key");
      var known = key == null ? null : keys.get(key);
      if (known != null) {
        return new Change.Update(object, known, null, input.values());
      }
      var id = Ids.next();
      if (key != null) {
        keys.put(key, id);
      }
      return new Change.Create(object, id, input.values());
    }

    private String reference(String pointer, List<String> targets) {
      var key = pointer.substring(1);
      return keys.computeIfAbsent(key, it -> find(Set.copyOf(targets), messages.text(language, it)))
          .toString();
    }

    private UUID find(Set<String> objects, String label) {
      return db.select(RECORD.ID)
          .from(RECORD)
          .where(RECORD.OBJECT.in(objects), RECORD.LABEL.eq(label), RECORD.DELETED.isFalse())
          .orderBy(RECORD.ID)
          .limit(1)
          .fetchSingle()
          .value1();
    }

    private BigDecimal amount(Number value) {
      return new BigDecimal(value.toString()).multiply(size).round(new MathContext(4));
    }

    /** A day from today, in the form of the API; other texts as they are. */
    private String moment(String text, boolean withTime) {
      var match = DAY.matcher(text);
      if (!match.matches()) {
        return text;
      }
      var day = match.group(1) == null ? today : today.plusDays(Long.parseLong(match.group(1)));
      if (!withTime) {
        return day.toString();
      }
      var time = match.group(2) == null ? LocalTime.NOON : LocalTime.parse(match.group(2));
      return day.atTime(time).atZone(zone).toInstant().toString();
    }
  }
}
