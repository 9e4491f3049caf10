package dev.rapport.records;

import static rapport.db.Tables.CHANGE;

import dev.rapport.identity.Actor;
import dev.rapport.records.RecordDraft.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The write door. A list of changes becomes one change set, or nothing of it happens: permission,
 * rules, the rows, the registry, the audit trail and the outbox belong together and can't be
 * forgotten.
 */
@Service
public class RecordWriter {

  /** How many records one statement writes; most change sets are of one. */
  private static final int AT_ONCE = 1_000;

  private final DSLContext sql;
  private final DraftLoader loader;
  private final DraftChecks checks;
  private final DraftDemands demands;
  private final NumberSequences numbers;
  private final NewTags tags;
  private final RecordStore store;
  private final StaysTakenBack stays;
  private final FieldContexts contexts;
  private final Map<String, List<RecordRules>> rules;
  private final Map<String, RecordKeys> keys;
  private final ApplicationEventPublisher events;
  private final JsonMapper json;
  private final Clock clock;

  RecordWriter(
      DSLContext sql,
      DraftLoader loader,
      DraftChecks checks,
      DraftDemands demands,
      NumberSequences numbers,
      NewTags tags,
      RecordStore store,
      StaysTakenBack stays,
      FieldContexts contexts,
      List<RecordRules> rules,
      List<RecordKeys> keys,
      ApplicationEventPublisher events,
      JsonMapper json,
      Clock clock) {
    this.sql = sql;
    this.loader = loader;
    this.checks = checks;
    this.demands = demands;
    this.numbers = numbers;
    this.tags = tags;
    this.store = store;
    this.stays = stays;
    this.contexts = contexts;
    this.rules = rules.stream().collect(Collectors.groupingBy(RecordRules::object));
    this.keys = keys.stream().collect(Collectors.toMap(RecordKeys::object, each -> each));
    this.events = events;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Writes the changes as the actor, in the caller's transaction or one of its own.
   *
   * @return a change set of 0 when nothing changed
   * @throws NotFoundException when a record is not there or not visible
   * @throws ForbiddenException when the actor may not change a record that they see
   * @throws ConflictException when a field that is to change was changed since the change's version
   * @throws RefusedException when values are refused, with the reasons of every record
   */
  @Transactional
  public Written write(List<Change> changes, Actor actor, Origin origin) {
    if (changes.isEmpty()) {
      return new Written(0, List.of());
    }
    var drafts = withFollowing(changes, actor, origin, true);
    refuse(drafts, changes);
    var effective =
        drafts.stream()
            .filter(draft -> draft.kind() != Kind.UPDATE || !draft.changed().isEmpty())
            .toList();
    if (effective.isEmpty()) {
      return new Written(0, List.of());
    }
    numbers.assign(effective);
    tags.assign(effective, news -> write(news, Merges.everywhere(actor), Origin.RULE));
    var changeSet = store(effective, actor, origin);
    var ids = effective.stream().map(RecordDraft::id).toList();
    events.publishEvent(new RecordsChanged(changeSet, actor.id(), origin.source(), ids(effective)));
    return new Written(changeSet, ids);
  }

  /** The records whose changes would be refused, with the reasons; nothing is written. */
  @Transactional(readOnly = true)
  public List<RefusedException.Refused> check(List<Change> changes, Actor actor, Origin origin) {
    return refused(withFollowing(changes, actor, origin, false));
  }

  /**
   * The changes' drafts in their order, and behind them those that rules say follow from them. Each
   * record has one: what follows for a record that changes already goes into its draft.
   */
  private List<RecordDraft> withFollowing(
      List<Change> changes, Actor actor, Origin origin, boolean lock) {
    var drafts = drafts(changes, actor, origin, lock);
    var wanted = drafts.stream().flatMap(draft -> draft.following().stream()).toList();
    if (wanted.isEmpty()) {
      return drafts;
    }
    var there =
        drafts.stream().collect(Collectors.toMap(RecordDraft::id, each -> each, (a, _) -> a));
    Map<UUID, Change> following = new LinkedHashMap<>();
    for (var change : wanted) {
      var draft = there.get(change.id());
      if (draft == null) {
        following.merge(change.id(), change, RecordWriter::both);
      } else if (change instanceof Change.Update(_, _, _, var values)
          && draft.kind() != Kind.DELETE) {
        values.forEach((name, value) -> draft.put(draft.object().field(name), value));
      }
    }
    var all = new ArrayList<>(drafts);
    all.addAll(drafts(List.copyOf(following.values()), actor, Origin.RULE, lock));
    return all;
  }

  /** Two changes of one record in one; where they differ, the later one counts. */
  private static Change both(Change one, Change other) {
    if (one instanceof Change.Update(var object, var id, _, var values)
        && other instanceof Change.Update(_, _, _, var more)) {
      Map<String, @Nullable Object> all = new LinkedHashMap<>(values);
      all.putAll(more);
      return new Change.Update(object, id, null, all);
    }
    return one instanceof Change.Delete ? one : other;
  }

  private List<RecordDraft> drafts(List<Change> changes, Actor actor, Origin origin, boolean lock) {
    var drafts = loader.load(changes, actor, lock);
    var there = drafts.stream().filter(draft -> !draft.refused()).toList();
    checks.given(there, actor, origin);
    there.stream()
        .filter(draft -> draft.deletedAt() == null)
        .collect(
            Collectors.groupingBy(
                draft -> draft.object().name(), LinkedHashMap::new, Collectors.toList()))
        .forEach((object, some) ->
            rules.getOrDefault(object, List.of()).forEach(rule -> rule.apply(some, actor, origin)));
    NewOwners.settle(there, actor, origin);
    checks.complete(there);
    if (origin.reverses() == null) {
      demands.check(there, actor); // what is taken back was right in its time
    }
    return drafts;
  }

  private void refuse(List<RecordDraft> drafts, List<Change> changes) {
    for (var draft : drafts) {
      for (var refusal : draft.refusals()) {
        if (refusal.code().equals(DraftLoader.NOT_FOUND)) {
          throw new NotFoundException();
        }
        if (refusal.code().equals(DraftLoader.FORBIDDEN)) {
          throw new ForbiddenException();
        }
      }
    }
    for (var i = 0; i < changes.size(); i++) {
      if (changes.get(i) instanceof Change.Update(var object, var id, Integer version, var values)
          && version != null
          && version < drafts.get(i).version() - 1) {
        conflict(drafts.get(i), version);
      }
    }
    var refused = refused(drafts);
    if (!refused.isEmpty()) {
      throw new RefusedException(refused);
    }
  }

  /**
   * A change made on an older version goes through unless somebody changed the same fields since.
   */
  private void conflict(RecordDraft draft, int version) {
    var since = new HashSet<String>();
    sql.select(CHANGE.AFTER)
        .from(CHANGE)
        .where(CHANGE.RECORD_ID.eq(draft.id()), CHANGE.VERSION.gt(version))
        .fetch(CHANGE.AFTER)
        .forEach(after -> {
          if (after != null) {
            since.addAll(json.readTree(after.data()).propertyNames());
          }
        });
    var both =
        draft.changed().stream()
            .map(FieldDefinition::name)
            .filter(name -> draft.given().contains(name) && since.contains(name))
            .toList();
    if (!both.isEmpty()) {
      throw new ConflictException(draft.object().name(), draft.id(), both);
    }
  }

  private static List<RefusedException.Refused> refused(List<RecordDraft> drafts) {
    return drafts.stream()
        .filter(RecordDraft::refused)
        .map(draft ->
            new RefusedException.Refused(draft.object().name(), draft.id(), draft.refusals()))
        .toList();
  }

  /**
   * A statement looks its rows up in lists, which have to be short. New records stay together: any
   * of them may be pointed to by any other.
   */
  private long store(List<RecordDraft> drafts, Actor actor, Origin origin) {
    var context = contexts.of(actor);
    var now = now();
    var changeSet = 0L;
    var creates = drafts.stream().anyMatch(draft -> draft.kind() == Kind.CREATE);
    var atOnce = creates ? drafts.size() : AT_ONCE;
    for (var from = 0; from < drafts.size(); from += atOnce) {
      var some = drafts.subList(from, Math.min(drafts.size(), from + atOnce));
      var gone = stays.takeBack(some, origin);
      var rows = new WriteSet(some, KeyRows.of(some, keys), gone, actor, context, now);
      changeSet = stored(rows, some, changeSet, drafts.size(), actor, origin);
    }
    return changeSet;
  }

  private long stored(
      WriteSet rows,
      List<RecordDraft> drafts,
      long begun,
      int records,
      Actor actor,
      Origin origin) {
    try {
      if (begun == 0) {
        return store.begin(rows, actor, origin, records);
      }
      store.add(rows, begun);
      return begun;
    } catch (DuplicateKeyException e) {
      // Somebody took the value between our look and our write.
      var draft = drafts.getFirst();
      throw new RefusedException(
          List.of(
              new RefusedException.Refused(
                  draft.object().name(),
                  draft.id(),
                  draft.changed().stream()
                      .filter(field -> field.is(FieldDefinition.Trait.UNIQUE))
                      .map(field -> new RecordDraft.Refusal(field.name(), "taken", List.of()))
                      .toList())));
    }
  }

  private static Map<String, List<UUID>> ids(List<RecordDraft> drafts) {
    return drafts.stream()
        .collect(
            Collectors.groupingBy(
                draft -> draft.object().name(),
                Collectors.mapping(RecordDraft::id, Collectors.toList())));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
