package dev.rapport.parties.duplicates;

import dev.rapport.records.Reactor;
import dev.rapport.records.RecordsChanged;
import dev.rapport.records.duplicates.DuplicateCandidates;
import dev.rapport.records.duplicates.DuplicateKeys;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Compares what changed with what it may be the same as. Sets as large as imports write them are
 * left to the next scan: other reactors would wait for it.
 */
@Component
class CandidatesUpToDate implements Reactor {

  private static final int AT_ONCE = 200;

  private final Sources sources;
  private final DuplicateKeys keys;
  private final DuplicateCandidates candidates;
  private final Comparisons comparisons;
  private final Clock clock;

  CandidatesUpToDate(
      Sources sources,
      DuplicateKeys keys,
      DuplicateCandidates candidates,
      Comparisons comparisons,
      Clock clock) {
    this.sources = sources;
    this.keys = keys;
    this.candidates = candidates;
    this.comparisons = comparisons;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "duplicate-candidates";
  }

  @Override
  public Set<String> objects() {
    return sources.objects();
  }

  @Override
  public void react(RecordsChanged change) {
    change
        .records()
        .forEach((object, ids) -> {
          if (ids.size() <= AT_ONCE) {
            compare(object, ids);
          }
        });
  }

  private void compare(String object, List<UUID> ids) {
    var begun = OffsetDateTime.now(clock);
    var blocks =
        keys.of(ids).stream().map(together -> List.of(together.one(), together.other())).toList();
    candidates.save(object, comparisons.within(object, blocks));
    candidates.forget(ids, begun);
  }
}
