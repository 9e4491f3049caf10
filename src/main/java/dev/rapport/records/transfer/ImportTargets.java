package dev.rapport.records.transfer;

import dev.rapport.identity.Actor;
import dev.rapport.records.Origin;
import dev.rapport.records.Reference;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a module takes from a file beside the fields of an object, such as a relation to another
 * party: a bean of this type offers it in the mapping. It works behind the rows, when all of them
 * are in, so that a row may name another row of the same file.
 */
public interface ImportTargets {

  /** The object whose rows it works on. */
  String object();

  /** What it can take, as far as the actor may write it. */
  List<Extra> extras(Actor actor);

  /**
   * Does what the cells of these rows ask for, and nothing twice: rows may come again after a
   * crash. Works on sets; throws what {@link dev.rapport.records.RecordWriter#write} throws, and
   * then nothing of the call remains.
   */
  void complete(List<Row> rows, Actor actor, Origin origin);

  /**
   * Where a column's values may go.
   *
   * @param name what mappings are kept by; not the name of one of the object's fields
   * @param label in the actor's language
   * @param aliases what a column may be called that is meant for it
   * @param matches the objects among whose records the values name one; empty when they are plain
   *     texts
   */
  record Extra(String name, String label, List<String> aliases, List<String> matches) {}

  /**
   * A row that is in.
   *
   * @param number in the file
   * @param record what the row became
   * @param texts the filled cells of plain extras, by the extra's name
   * @param references what the filled cells of matching extras name, by the extra's name
   */
  record Row(
      int number, Reference record, Map<String, String> texts, Map<String, Reference> references) {

    public @Nullable String text(String extra) {
      return texts.get(extra);
    }

    public @Nullable Reference reference(String extra) {
      return references.get(extra);
    }
  }
}
