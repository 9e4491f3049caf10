package dev.rapport.records;

import java.util.List;
import java.util.Set;

/**
 * What a module adds to an object whose records may be in the book twice: keys that records which
 * may be the same have in common. They are written with every record.
 */
public interface RecordKeys {

  /** The object's name. */
  String object();

  /** The names of the fields that the keys are made of. */
  List<String> fields();

  /** The keys of a record with these values; few, and none when too little is known. */
  Set<Long> keys(FieldValues record);
}
