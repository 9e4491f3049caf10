package dev.rapport.records.catalog;

import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static rapport.db.Tables.JOB;

import dev.rapport.platform.text.Text;
import dev.rapport.records.catalog.FieldIndexJob.Payload;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import rapport.db.tables.records.JobRecord;
import tools.jackson.databind.json.JsonMapper;

/** How the last attempt to get a field ready ended, where it didn't come to its end. */
@Component
class FieldPreparations {

  /**
   * @param reason why it ended
   * @param needs what is to be done before the field is what it is to be
   */
  record Halted(Text reason, Set<FieldNeeds> needs) {}

  private final DSLContext sql;
  private final JsonMapper json;

  FieldPreparations(DSLContext sql, JsonMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /** Empty where the field is ready, or on its way. */
  Optional<Halted> halted(FieldShape shape) {
    if (shape.indexed()) {
      return Optional.empty();
    }
    var last = last(shape);
    Text reason = reason(last);
    return reason == null ? Optional.empty() : Optional.of(new Halted(reason, needs(shape, last)));
  }

  private @Nullable JobRecord last(FieldShape shape) {
    return sql.selectFrom(JOB)
        .where(
            JOB.KIND.eq(FieldIndexJob.KIND),
            jsonbGetAttributeAsText(JOB.PAYLOAD, "object").eq(shape.object()),
            jsonbGetAttributeAsText(JOB.PAYLOAD, "field").eq(shape.field()))
        .orderBy(JOB.CREATED_AT.desc(), JOB.ID.desc())
        .limit(1)
        .fetchOne();
  }

  private @Nullable Text reason(@Nullable JobRecord last) {
    return switch (last == null ? "" : last.getState()) {
      case "waiting", "running", "cancelling" -> null;
      case "cancelled" -> Text.of("shape.preparationCancelled");
      default ->
          last == null || last.getMessage() == null
              ? Text.of("shape.preparationLost")
              : json.readValue(last.getMessage(), Text.class);
    };
  }

  /** With what the last attempt was to undo: words that are searched no more, for instance. */
  private Set<FieldNeeds> needs(FieldShape shape, @Nullable JobRecord last) {
    var needs = EnumSet.noneOf(FieldNeeds.class);
    needs.addAll(FieldNeeds.of(shape));
    if (last != null) {
      var left = json.readValue(last.getPayload().data(), Payload.class).needs();
      needs.addAll(left == null ? Set.of() : left);
    }
    return needs;
  }
}
