package dev.rapport.records.views;

import static rapport.db.Tables.RECORD;

import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.Access;
import dev.rapport.records.catalog.Catalog;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes the ids in a text as names that mean the same elsewhere, <code>{{pipeline:Sales}}</code>,
 * and reads such names. Only of what everybody may read and is no person: a pipeline, a stage.
 */
@Component
class NamedRecords {

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private static final Pattern NAMED = Pattern.compile("\\{\\{(\\w+):([^{}]*)}}");

  private final DSLContext sql;
  private final Catalog catalog;

  NamedRecords(DSLContext sql, Catalog catalog) {
    this.sql = sql;
    this.catalog = catalog;
  }

  /** The text with names; empty where one of its records has none that may be told. */
  Optional<String> written(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    var written = new StringBuilder();
    var ids = ID.matcher(text);
    while (ids.find()) {
      var name = name(UUID.fromString(ids.group()));
      if (name == null) {
        return Optional.empty();
      }
      ids.appendReplacement(written, Matcher.quoteReplacement(name));
    }
    return Optional.of(ids.appendTail(written).toString());
  }

  private @Nullable String name(UUID id) {
    return sql.select(RECORD.OBJECT, RECORD.LABEL)
        .from(RECORD)
        .where(RECORD.ID.eq(id), RECORD.DELETED.isFalse())
        .fetchOptional()
        .filter(row -> mayBeTold(row.value1()) && !row.value2().matches(".*[{}].*"))
        .map(row -> "{{" + row.value1() + ":" + row.value2() + "}}")
        .orElse(null);
  }

  /**
   * The text with the ids of the records that are called so here.
   *
   * @throws ProblemException 422 where there is none, or several
   */
  @Nullable String read(@Nullable String text) {
    if (text == null) {
      return null;
    }
    var read = new StringBuilder();
    var names = NAMED.matcher(text);
    while (names.find()) {
      names.appendReplacement(read, id(names.group(1), names.group(2)));
    }
    return names.appendTail(read).toString();
  }

  private String id(String object, String label) {
    var found =
        mayBeTold(object)
            ? sql.select(RECORD.ID)
                .from(RECORD)
                .where(RECORD.OBJECT.eq(object), RECORD.LABEL.eq(label), RECORD.DELETED.isFalse())
                .limit(2)
                .fetch(RECORD.ID)
            : List.<UUID>of();
    if (found.size() != 1) {
      throw ProblemException.invalid("", "shapeFile.noRecord", label);
    }
    return found.getFirst().toString();
  }

  private boolean mayBeTold(String object) {
    return !object.equals("user")
        && catalog.find(object).filter(one -> one.access() instanceof Access.Public).isPresent();
  }
}
