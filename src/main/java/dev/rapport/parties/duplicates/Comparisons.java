package dev.rapport.parties.duplicates;

import dev.rapport.identity.Actor;
import dev.rapport.records.Records;
import dev.rapport.records.duplicates.DuplicateCandidates;
import dev.rapport.records.duplicates.DuplicateCandidates.Pair;
import dev.rapport.records.duplicates.DuplicateKeys;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Compares records of one object within blocks, as the organisation's rules have it. */
@Component
class Comparisons {

  private static final int READ_AT_ONCE = 1_000;

  private final Records records;
  private final Sources sources;
  private final DuplicateRules rules;
  private final DuplicateKeys keys;
  private final DuplicateCandidates candidates;
  private final Clock clock;

  Comparisons(
      Records records,
      Sources sources,
      DuplicateRules rules,
      DuplicateKeys keys,
      DuplicateCandidates candidates,
      Clock clock) {
    this.records = records;
    this.sources = sources;
    this.rules = rules;
    this.keys = keys;
    this.candidates = candidates;
    this.clock = clock;
  }

  /** Compares records with all that share something with them, and keeps what is found. */
  void update(String object, List<UUID> ids) {
    var begun = OffsetDateTime.now(clock);
    var blocks =
        keys.of(ids).stream().map(together -> List.of(together.one(), together.other())).toList();
    candidates.save(object, within(object, blocks));
    candidates.forget(ids, begun);
  }

  /** The pairs within a block that are alike enough to be shown; each once. */
  List<Pair> within(String object, List<List<UUID>> blocks) {
    var current = rules.current();
    var matcher = new Matcher(current);
    var profiles =
        profiles(object, blocks.stream().flatMap(List::stream).collect(Collectors.toSet()));
    var compared = new HashSet<Set<UUID>>();
    var pairs = new ArrayList<Pair>();
    for (var block : blocks) {
      for (var i = 0; i < block.size(); i++) {
        var one = profiles.get(block.get(i));
        for (var j = i + 1; one != null && j < block.size(); j++) {
          var other = profiles.get(block.get(j));
          if (other != null && compared.add(Set.of(block.get(i), block.get(j)))) {
            var match = matcher.compare(one, other);
            if (match.score() >= current.shown()) {
              pairs.add(
                  new Pair(
                      block.get(i),
                      block.get(j),
                      match.score(),
                      names(match.reasons()),
                      names(match.against())));
            }
          }
        }
      }
    }
    return pairs;
  }

  /** Those of the records that are there. */
  Map<UUID, Profile> profiles(String object, Collection<UUID> ids) {
    var source = sources.of(object);
    var fields = source.fields();
    var all = List.copyOf(ids);
    Map<UUID, Profile> profiles = new HashMap<>();
    for (var from = 0; from < all.size(); from += READ_AT_ONCE) {
      var some = all.subList(from, Math.min(all.size(), from + READ_AT_ONCE));
      records
          .some(object, some, fields, Actor.SYSTEM)
          .forEach(row -> profiles.put(row.id(), source.profile(row)));
    }
    return profiles;
  }

  private static List<String> names(Set<Evidence> evidence) {
    return evidence.stream().map(Evidence::apiName).toList();
  }
}
