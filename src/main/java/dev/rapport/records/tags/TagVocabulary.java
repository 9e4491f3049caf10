package dev.rapport.records.tags;

import static rapport.db.Tables.TAG;

import dev.rapport.platform.database.Notices;
import dev.rapport.records.RecordsChanged;
import dev.rapport.records.fieldtype.Tag;
import dev.rapport.records.fieldtype.Vocabulary;
import dev.rapport.records.search.SearchTokens;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** The tags as they are now, in memory on every node; told by the database when one changes. */
@Component
public class TagVocabulary implements Vocabulary {

  /**
   * @param tags all that are, by id
   * @param meaning what each id means that ever was one; null for what is gone
   * @param names what each name means, in lower case
   * @param words the words of the tags' names, as the search knows them
   */
  private record Known(
      Map<UUID, Tag> tags,
      Map<UUID, @Nullable UUID> meaning,
      Map<String, UUID> names,
      Map<UUID, List<String>> words) {}

  /** A word is taken for so many tags at most. */
  private static final int MEANINGS = 20;

  private final DSLContext sql;
  private final Notices notices;
  private final AtomicInteger changes = new AtomicInteger();
  private volatile @Nullable Known known;

  TagVocabulary(DSLContext sql, Notices notices) {
    this.sql = sql;
    this.notices = notices;
    notices.follow("tags", _ -> forget(), this::forget);
  }

  /** Whoever wrote a tag finds it at once. */
  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void changed(RecordsChanged change) {
    if (change.records().containsKey(Tags.OBJECT)) {
      forget();
    }
  }

  private void forget() {
    changes.incrementAndGet();
    known = null;
  }

  /** All tags, by their names. */
  public List<Tag> all() {
    return known().tags().values().stream()
        .sorted(Comparator.comparing(tag -> tag.label().toLowerCase(Locale.ROOT)))
        .toList();
  }

  @Override
  public Optional<Tag> find(UUID id) {
    var all = known();
    return Optional.ofNullable(all.meaning().get(id)).map(all.tags()::get);
  }

  @Override
  public Optional<Tag> named(String word) {
    var all = known();
    return Optional.ofNullable(all.names().get(word.strip().toLowerCase(Locale.ROOT)))
        .map(all.tags()::get);
  }

  /** All ids of the tags whose names have a word that begins so; of one letter, none. */
  public Collection<UUID> begun(String word) {
    if (word.length() < 2 && !Character.isIdeographic(word.codePointAt(0))) {
      return List.of();
    }
    return known().words().entrySet().stream()
        .filter(tag -> tag.getValue().stream().anyMatch(each -> each.startsWith(word)))
        .limit(MEANINGS)
        .flatMap(tag -> meaning(tag.getKey()).stream())
        .toList();
  }

  @Override
  public boolean knows(UUID id) {
    return known().meaning().containsKey(id);
  }

  @Override
  public Set<UUID> meaning(UUID id) {
    var all = known().meaning();
    var meant = all.get(id);
    if (meant == null) {
      return Set.of();
    }
    var ids = new HashSet<UUID>();
    all.forEach((one, means) -> {
      if (meant.equals(means)) {
        ids.add(one);
      }
    });
    return ids;
  }

  @Override
  public Set<UUID> moved() {
    var moved = new HashSet<UUID>();
    known()
        .meaning()
        .forEach((one, means) -> {
          if (!one.equals(means)) {
            moved.add(one);
          }
        });
    return moved;
  }

  private Known known() {
    var now = known;
    if (now == null || !notices.isFollowing()) {
      var before = changes.get();
      now = read();
      if (before == changes.get()) { // else what was read may be from before
        known = now;
      }
    }
    return now;
  }

  private Known read() {
    var into = TAG.as("into");
    var tags = new HashMap<UUID, Tag>();
    var meaning = new HashMap<UUID, @Nullable UUID>();
    var names = new HashMap<String, UUID>();
    var words = new HashMap<UUID, List<String>>();
    sql.select(TAG.ID, TAG.NAME, TAG.COLOR, TAG.DELETED_AT, into.ID, into.DELETED_AT)
        .from(TAG)
        .leftJoin(into)
        .on(into.ID.eq(TAG.MERGED_INTO_ID))
        .forEach(row -> {
          var id = row.value1();
          var merged = row.value5() != null;
          var gone = merged ? row.value6() != null : row.value4() != null;
          var means = gone ? null : merged ? row.value5() : id;
          meaning.put(id, means);
          if (means != null && row.value4() == null) {
            names.put(row.value2().toLowerCase(Locale.ROOT), means);
            if (!merged) {
              words.put(id, SearchTokens.words(row.value2()));
              tags.put(id, new Tag(id, row.value2(), row.value3()));
            }
          }
        });
    return new Known(tags, meaning, names, words);
  }
}
