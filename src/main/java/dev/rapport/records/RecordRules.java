package dev.rapport.records;

import dev.rapport.identity.Actor;
import java.util.List;

/**
 * What a module adds to an object: derived values and refusals. It sees all records of the object
 * in the change set at once, so that it loads what it needs once.
 */
public interface RecordRules {

  /** The object's name. */
  String object();

  /**
   * Looks at the drafts before they are written; may set values of any field and refuse. Deletions
   * and restorations included.
   */
  void apply(List<RecordDraft> drafts, Actor actor);

  /** The same, for rules that make a difference by what the change comes through. */
  default void apply(List<RecordDraft> drafts, Actor actor, Origin origin) {
    apply(drafts, actor);
  }
}
