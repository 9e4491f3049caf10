package dev.rapport.parties;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static rapport.db.Tables.COMPANY;
import static rapport.db.Tables.CONTACT_POINT;
import static rapport.db.Tables.RECORD;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.ContactType;
import dev.rapport.records.query.RegistryAccess;
import dev.rapport.records.search.Search;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Row2;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Finds records that may be the same as one that is being entered: by phone, mail, web address, tax
 * number and name.
 */
@Service
public class Duplicates {

  private static final int MOST = 5;
  private static final int LOOKED_AT = 100;

  /** Why a record may be a twin, the surest first. */
  public enum Reason {
    EMAIL("email", 8),
    TAX_NUMBER("taxNumber", 8),
    PHONE("phone", 5),
    NAME("name", 4),
    WEBSITE("website", 3);

    private final String apiName;
    private final int weight;

    Reason(String apiName, int weight) {
      this.apiName = apiName;
      this.weight = weight;
    }

    @JsonValue
    public String apiName() {
      return apiName;
    }
  }

  /** A record that may be a twin. */
  public record Candidate(
      UUID id, String object, String label, @Nullable String detail, Set<Reason> reasons) {

    int weight() {
      return reasons.stream().mapToInt(reason -> reason.weight).sum();
    }
  }

  private final DSLContext sql;
  private final Catalog catalog;
  private final RegistryAccess registry;
  private final Search search;
  private final Map<String, TwinSource> sources;

  Duplicates(
      DSLContext sql,
      Catalog catalog,
      RegistryAccess registry,
      Search search,
      List<TwinSource> sources) {
    this.sql = sql;
    this.catalog = catalog;
    this.registry = registry;
    this.search = search;
    this.sources =
        sources.stream().collect(Collectors.toMap(TwinSource::object, Function.identity()));
  }

  /**
   * The likeliest twins that the actor may see, the best first, five at the most. One statement,
   * and one for each name.
   *
   * @param values what is known of the record, by field name, in the types of its fields
   * @param self the record itself where it is already there; null for a new one
   * @throws NotFoundException when twins of such records are not looked for
   */
  public List<Candidate> find(
      String object, Map<String, @Nullable Object> values, @Nullable UUID self, Actor actor) {
    var source = sources.get(object);
    if (source == null) {
      throw new NotFoundException();
    }
    Map<UUID, Candidate> found = new LinkedHashMap<>();
    byKeys(catalog.object(object), values, source, self, actor, found);
    byNames(values, source, self, actor, found);
    return found.values().stream()
        .sorted(Comparator.comparingInt(Candidate::weight).reversed())
        .limit(MOST)
        .toList();
  }

  private void byKeys(
      ObjectDefinition object,
      Map<String, @Nullable Object> values,
      TwinSource source,
      @Nullable UUID self,
      Actor actor,
      Map<UUID, Candidate> found) {
    var keys = keys(object, values, source, actor);
    if (keys == null) {
      return;
    }
    var twins = keys.asTable("twins", "id", "reason");
    sql.select(
            RECORD.ID,
            RECORD.OBJECT,
            RECORD.LABEL,
            RECORD.DETAIL,
            twins.field("reason", SQLDataType.CLOB))
        .from(twins)
        .join(RECORD)
        .on(RECORD.ID.eq(twins.field("id", SQLDataType.UUID)))
        .where(registry.visible(RECORD, source.among(), actor))
        .and(self == null ? noCondition() : RECORD.ID.ne(self))
        .limit(inline(LOOKED_AT))
        .forEach(row ->
            note(
                found,
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4(),
                reason(row.value5())));
  }

  /** The records with the same contacts or tax number; null when there is nothing to compare. */
  private @Nullable Select<? extends Record> keys(
      ObjectDefinition object,
      Map<String, @Nullable Object> values,
      TwinSource source,
      Actor actor) {
    Select<? extends Record> all = null;
    var contacts = contacts(object, values);
    if (!contacts.isEmpty()) {
      all =
          select(CONTACT_POINT.RECORD_ID, CONTACT_POINT.KIND)
              .from(CONTACT_POINT)
              .where(row(CONTACT_POINT.KIND, CONTACT_POINT.NORMAL).in(contacts))
              .and(CONTACT_POINT.OBJECT.in(source.among()))
              .and(row(CONTACT_POINT.OBJECT, CONTACT_POINT.FIELD).notIn(hidden(source, actor)));
    }
    var readable =
        actor.field(Company.OBJECT, Company.TAX_NUMBER.name()) != FieldAccess.HIDDEN
            && source.among().contains(Company.OBJECT);
    if (readable && values.get(Company.TAX_NUMBER.name()) instanceof String number) {
      var companies =
          select(COMPANY.ID, inline(Reason.TAX_NUMBER.apiName()))
              .from(COMPANY)
              .where(COMPANY.TAX_NUMBER.eq(CompanyRules.normalTaxNumber(number)));
      all = all == null ? companies : both(all, companies);
    }
    return all;
  }

  private static List<Row2<String, String>> contacts(
      ObjectDefinition object, Map<String, @Nullable Object> values) {
    var contacts = new ArrayList<Row2<String, String>>();
    for (var field : object.fields().values()) {
      if (field.type() instanceof ContactType contact
          && values.get(field.name()) instanceof String value) {
        var kind = contact.kind() == ContactType.Kind.URL ? "website" : contact.name();
        contacts.add(row(kind, contact.normal(value)));
      }
    }
    return contacts;
  }

  /** What the actor may not read can't be found by either. */
  private List<Row2<String, String>> hidden(TwinSource source, Actor actor) {
    var hidden = new ArrayList<Row2<String, String>>();
    for (var name : source.among()) {
      for (var field : catalog.object(name).fields().values()) {
        if (field.type() instanceof ContactType
            && actor.field(name, field.name()) == FieldAccess.HIDDEN) {
          hidden.add(row(name, field.name()));
        }
      }
    }
    return hidden;
  }

  private void byNames(
      Map<String, @Nullable Object> values,
      TwinSource source,
      @Nullable UUID self,
      Actor actor,
      Map<UUID, Candidate> found) {
    for (var named : source.names()) {
      var name = named.name().apply(values);
      if (name == null || name.isBlank()) {
        continue;
      }
      var typed = String.join(" ", NameWords.of(name));
      for (var hit : search.find(typed, named.among(), LOOKED_AT, actor)) {
        if (!hit.id().equals(self) && NameWords.alike(name, hit.label())) {
          note(found, hit.id(), hit.object(), hit.label(), hit.detail(), Reason.NAME);
        }
      }
    }
  }

  private static void note(
      Map<UUID, Candidate> found,
      UUID id,
      String object,
      String label,
      @Nullable String detail,
      Reason reason) {
    found
        .computeIfAbsent(
            id, i -> new Candidate(i, object, label, detail, EnumSet.noneOf(Reason.class)))
        .reasons()
        .add(reason);
  }

  private static Reason reason(String apiName) {
    return EnumSet.allOf(Reason.class).stream()
        .filter(reason -> reason.apiName.equals(apiName))
        .findFirst()
        .orElseThrow();
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Select<? extends Record> both(Select one, Select other) {
    return one.unionAll(other);
  }
}
