package dev.rapport.records;

import static org.jooq.impl.DSL.lower;
import static rapport.db.Tables.TAG;

import dev.rapport.platform.Ids;
import dev.rapport.records.fieldtype.Tag;
import dev.rapport.records.fieldtype.TagsType;
import dev.rapport.records.tags.Tags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Makes tags of the new words in a write, whatever it comes through. They are a change set of their
 * own: when the write is taken back, others may use them by then.
 */
@Component
class NewTags {

  private final DSLContext sql;

  NewTags(DSLContext sql) {
    this.sql = sql;
  }

  /**
   * Gives every word of the drafts its tag. Costs nothing where there is no new one.
   *
   * @param write makes tags
   */
  void assign(List<RecordDraft> drafts, Consumer<List<Change>> write) {
    var words = new LinkedHashMap<String, String>();
    var waiting = new LinkedHashMap<RecordDraft, List<FieldDefinition>>();
    for (var draft : drafts) {
      for (var field : draft.object().fields().values()) {
        if (field.type() instanceof TagsType && draft.changes(field)) {
          var news = tags(draft, field).stream().filter(tag -> tag.id() == null).toList();
          if (!news.isEmpty()) {
            waiting.computeIfAbsent(draft, _ -> new ArrayList<>()).add(field);
            news.forEach(tag -> words.putIfAbsent(key(tag.label()), tag.label()));
          }
        }
      }
    }
    if (words.isEmpty()) {
      return;
    }
    // Who uses the same new word at the same moment waits, and finds it there.
    sql.execute("select pg_advisory_xact_lock(hashtext('tags'))");
    var known = known(words);
    var news = new ArrayList<Change>();
    words.forEach((key, word) -> {
      if (!known.containsKey(key)) {
        var tag = new Tag(Ids.next(), word, Tags.color(word));
        known.put(key, tag);
        var values = new Values().with(Tags.NAME, word).with(Tags.COLOR, tag.color()).toMap();
        news.add(new Change.Create(Tags.OBJECT, Objects.requireNonNull(tag.id()), values));
      }
    });
    if (!news.isEmpty()) {
      write.accept(news);
    }
    waiting.forEach((draft, fields) ->
        fields.forEach(field -> {
          var all =
              tags(draft, field).stream()
                  .map(tag -> tag.id() == null ? known.getOrDefault(key(tag.label()), tag) : tag)
                  .toList();
          draft.put(field, ((TagsType) field.type()).ordered(all));
        }));
  }

  /** Those that there are by now, whatever this node knew. */
  private Map<String, Tag> known(Map<String, String> words) {
    var into = TAG.as("into");
    var known = new HashMap<String, Tag>();
    sql.select(TAG.NAME, TAG.ID, TAG.COLOR, into.ID, into.NAME, into.COLOR)
        .from(TAG)
        .leftJoin(into)
        .on(into.ID.eq(TAG.MERGED_INTO_ID))
        .where(lower(TAG.NAME).in(words.keySet()), TAG.DELETED_AT.isNull())
        .forEach(row ->
            known.put(
                key(row.value1()),
                row.value4() == null
                    ? new Tag(row.value2(), row.value1(), row.value3())
                    : new Tag(row.value4(), row.value5(), row.value6())));
    return known;
  }

  @SuppressWarnings("unchecked")
  private static List<Tag> tags(RecordDraft draft, FieldDefinition field) {
    return Objects.requireNonNullElse((List<Tag>) draft.value(field), List.of());
  }

  private static String key(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
