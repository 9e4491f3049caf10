package dev.rapport.records.tags;

import static rapport.db.Tables.TAG;

import dev.rapport.identity.Actor;
import dev.rapport.records.Change;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.RecordRules;
import dev.rapport.records.Reference;
import dev.rapport.records.Values;
import dev.rapport.records.fieldtype.InvalidValue;
import dev.rapport.records.fieldtype.TagsType;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * What a tag may be called, and that a tag which is merged into another, or deleted, takes along
 * those that were merged into it.
 */
@Component
class TagRules implements RecordRules {

  /** Beyond that it is no vocabulary any more, and no list to choose from. */
  static final int MOST = 5_000;

  private final DSLContext sql;

  TagRules(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public String object() {
    return Tags.OBJECT;
  }

  /** What is taken back was right in its time, and all that it was goes back together. */
  @Override
  public void apply(List<RecordDraft> drafts, Actor actor, Origin origin) {
    if (origin.reverses() == null) {
      apply(drafts, actor);
    }
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor) {
    var news = drafts.stream().filter(draft -> draft.kind() == Kind.CREATE).count();
    var full = news > 0 && sql.fetchCount(TAG, TAG.DELETED_AT.isNull()) + news > MOST;
    var among = drafts.stream().map(RecordDraft::id).collect(Collectors.toSet());
    for (var draft : drafts) {
      if (draft.kind() == Kind.CREATE && full) {
        draft.refuse("tags.vocabulary", MOST);
      }
      switch (draft.kind()) {
        case CREATE, UPDATE -> {
          name(draft);
          merged(draft, among);
        }
        case DELETE ->
            mergedInto(draft.id()).stream()
                .filter(id -> !among.contains(id))
                .forEach(id -> draft.also(new Change.Delete(Tags.OBJECT, id, null)));
        case RESTORE -> {}
      }
    }
  }

  private static void name(RecordDraft draft) {
    var name = draft.get(Tags.NAME);
    if (name != null && draft.changes(Tags.NAME)) {
      try {
        draft.set(Tags.NAME, TagsType.word(name));
      } catch (InvalidValue e) {
        draft.refuse(Tags.NAME, e.code(), e.arguments().toArray());
      }
    }
    if (draft.get(Tags.COLOR) == null && name != null) {
      draft.set(Tags.COLOR, Tags.color(name));
    } else if (!Tags.COLORS.contains(Objects.requireNonNullElse(draft.get(Tags.COLOR), ""))) {
      draft.refuse(Tags.COLOR, "shape.color");
    }
  }

  private void merged(RecordDraft draft, Set<UUID> among) {
    var into = draft.get(Tags.MERGED_INTO);
    if (into == null || !draft.changes(Tags.MERGED_INTO)) {
      return;
    }
    var itself = into.id().equals(draft.id());
    if (itself || among.contains(into.id()) || isMerged(into.id())) {
      draft.refuse(Tags.MERGED_INTO, itself ? "merge.itself" : "tags.mergedItself");
      return;
    }
    var along = new Values().with(Tags.MERGED_INTO, Reference.to(into.id())).toMap();
    mergedInto(draft.id())
        .forEach(id -> draft.also(new Change.Update(Tags.OBJECT, id, null, along)));
  }

  private boolean isMerged(UUID id) {
    return sql.fetchExists(TAG, TAG.ID.eq(id), TAG.MERGED_INTO_ID.isNotNull());
  }

  private List<UUID> mergedInto(UUID id) {
    return sql.select(TAG.ID)
        .from(TAG)
        .where(TAG.MERGED_INTO_ID.eq(id), TAG.DELETED_AT.isNull())
        .fetch(TAG.ID);
  }
}
