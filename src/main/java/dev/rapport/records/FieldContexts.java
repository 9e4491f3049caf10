package dev.rapport.records;

import dev.rapport.identity.Actor;
import dev.rapport.records.fieldtype.FieldContext;

/** Makes the context in which an actor's values are read. */
public interface FieldContexts {

  FieldContext of(Actor actor);
}
