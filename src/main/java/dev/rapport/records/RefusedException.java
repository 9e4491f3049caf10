package dev.rapport.records;

import java.util.List;
import java.util.UUID;

/** A write is refused: nothing of it happened. */
public final class RefusedException extends RuntimeException {

  /** The refusals of one record. */
  public record Refused(String object, UUID id, List<RecordDraft.Refusal> refusals) {}

  private final transient List<Refused> records;

  public RefusedException(List<Refused> records) {
    super(records.toString(), null, false, false);
    this.records = List.copyOf(records);
  }

  /** Refuses a command because of one of its own inputs. */
  public static RefusedException of(String field, String code, Object... arguments) {
    return new RefusedException(
        List.of(
            new Refused(
                "",
                new UUID(0, 0),
                List.of(new RecordDraft.Refusal(field, code, List.of(arguments))))));
  }

  public List<Refused> records() {
    return records;
  }
}
