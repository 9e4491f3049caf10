package dev.rapport.records.duplicates;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static rapport.db.Tables.CONTACT_POINT;
import static rapport.db.Tables.DUPLICATE_KEY;

import dev.rapport.records.ObjectDefinition;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which records share a key, a phone or a mail address, in blocks that are read in order, so that
 * reading can go on where it stopped.
 */
@Component
public class DuplicateKeys {

  /** What more records share than this tells nobody apart; such a block is passed over. */
  public static final int LARGEST_BLOCK = 100;

  private static final int ROWS = 5_000;

  /**
   * @param blocks records that share something, two and more in each
   * @param rows how many rows were read
   * @param last where the next blocks begin; null when these are the last
   */
  public record Blocks<K>(List<List<UUID>> blocks, int rows, @Nullable K last) {}

  /** A phone or mail address. */
  public record Contact(String kind, String normal) {}

  /** Two records that share something. */
  public record Together(UUID one, UUID other) {}

  private record Keyed<K>(K key, UUID record) {}

  private final DSLContext sql;

  DuplicateKeys(DSLContext sql) {
    this.sql = sql;
  }

  /** How many rows there are to read of an object: its records, all keys, its contacts. */
  public long rows(ObjectDefinition object) {
    return (long) sql.fetchCount(object.table())
        + sql.fetchCount(DUPLICATE_KEY)
        + sql.fetchCount(CONTACT_POINT, CONTACT_POINT.OBJECT.eq(object.name()));
  }

  /** The next records of an object in the order of their ids that have no keys yet. */
  public List<UUID> withoutKeys(ObjectDefinition object, @Nullable UUID after, int limit) {
    return sql.select(object.id())
        .from(object.table())
        .where(object.column("deleted_at", OffsetDateTime.class).isNull())
        .and(after == null ? noCondition() : object.id().gt(after))
        .andNot(
            exists(selectOne().from(DUPLICATE_KEY).where(DUPLICATE_KEY.RECORD_ID.eq(object.id()))))
        .orderBy(object.id())
        .limit(limit)
        .fetch(object.id());
  }

  /** Writes keys of records that were there before keys were. */
  public void add(Map<UUID, Set<Long>> keys) {
    var rows = sql.insertInto(DUPLICATE_KEY, DUPLICATE_KEY.RECORD_ID, DUPLICATE_KEY.KEY);
    var some = false;
    for (var entry : keys.entrySet()) {
      for (var key : entry.getValue()) {
        rows = rows.values(entry.getKey(), key);
        some = true;
      }
    }
    if (some) {
      rows.onConflictDoNothing().execute();
    }
  }

  /** The blocks of records with a key in common, behind a key. */
  public Blocks<Long> byKey(@Nullable Long after) {
    var rows =
        sql.select(DUPLICATE_KEY.KEY, DUPLICATE_KEY.RECORD_ID)
            .from(DUPLICATE_KEY)
            .where(after == null ? noCondition() : DUPLICATE_KEY.KEY.gt(after))
            .orderBy(DUPLICATE_KEY.KEY, DUPLICATE_KEY.RECORD_ID)
            .limit(inline(ROWS))
            .fetch(row -> new Keyed<>(row.value1(), row.value2()));
    return blocks(rows);
  }

  /** The blocks of an object's records with a phone or mail address in common, behind one. */
  public Blocks<Contact> byContact(String object, @Nullable Contact after) {
    var rows =
        sql.select(CONTACT_POINT.KIND, CONTACT_POINT.NORMAL, CONTACT_POINT.RECORD_ID)
            .from(CONTACT_POINT)
            .where(CONTACT_POINT.OBJECT.eq(object), CONTACT_POINT.KIND.in("email", "phone"))
            .and(
                after == null
                    ? noCondition()
                    : row(CONTACT_POINT.KIND, CONTACT_POINT.NORMAL)
                        .gt(after.kind(), after.normal()))
            .orderBy(CONTACT_POINT.KIND, CONTACT_POINT.NORMAL, CONTACT_POINT.RECORD_ID)
            .limit(inline(ROWS))
            .fetch(row -> new Keyed<>(new Contact(row.value1(), row.value2()), row.value3()));
    return blocks(rows);
  }

  private static <K> Blocks<K> blocks(List<Keyed<K>> rows) {
    Map<K, List<UUID>> byKey = new LinkedHashMap<>();
    for (var row : rows) {
      var block = byKey.computeIfAbsent(row.key(), _ -> new ArrayList<>());
      if (block.isEmpty() || !block.getLast().equals(row.record())) {
        block.add(row.record());
      }
    }
    var full = rows.size() == ROWS;
    var last = full ? lastWhole(byKey, rows.getLast().key()) : null;
    var blocks =
        byKey.values().stream()
            .filter(block -> block.size() > 1 && block.size() <= LARGEST_BLOCK)
            .toList();
    return new Blocks<>(blocks, rows.size(), last);
  }

  /** The last block may go on behind these rows; one that fills them all is too large anyway. */
  private static <K> K lastWhole(Map<K, List<UUID>> byKey, K cut) {
    if (byKey.size() == 1) {
      return cut;
    }
    byKey.remove(cut);
    return List.copyOf(byKey.keySet()).getLast();
  }

  /** Those that share something with one of these records, as far as the blocks are small. */
  public List<Together> of(Collection<UUID> records) {
    var mine = DUPLICATE_KEY.as("mine");
    var theirs =
        lateral(
                select(DUPLICATE_KEY.RECORD_ID)
                    .from(DUPLICATE_KEY)
                    .where(DUPLICATE_KEY.KEY.eq(mine.KEY))
                    .and(DUPLICATE_KEY.RECORD_ID.ne(mine.RECORD_ID))
                    .limit(inline(LARGEST_BLOCK)))
            .as("theirs", "id");
    var my = CONTACT_POINT.as("my");
    var their =
        lateral(
                select(CONTACT_POINT.RECORD_ID)
                    .from(CONTACT_POINT)
                    .where(CONTACT_POINT.KIND.eq(my.KIND), CONTACT_POINT.NORMAL.eq(my.NORMAL))
                    .and(CONTACT_POINT.RECORD_ID.ne(my.RECORD_ID))
                    .limit(inline(LARGEST_BLOCK)))
            .as("their", "id");
    return sql.select(mine.RECORD_ID, theirs.field("id", SQLDataType.UUID))
        .from(mine)
        .crossJoin(theirs)
        .where(mine.RECORD_ID.in(records))
        .union(
            select(my.RECORD_ID, their.field("id", SQLDataType.UUID))
                .from(my)
                .crossJoin(their)
                .where(my.RECORD_ID.in(records), my.KIND.in("email", "phone")))
        .fetch(row -> new Together(row.value1(), Objects.requireNonNull(row.value2())));
  }
}
