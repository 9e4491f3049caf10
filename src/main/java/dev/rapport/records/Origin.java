package dev.rapport.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a change comes through.
 *
 * @param source {@code api}, {@code command}, {@code import}, {@code reactor}, {@code reversal} or
 *     {@code set-up}
 * @param command the command's name, such as {@code ConvertLead}; null for plain changes
 * @param job the job that carries it out; null for none
 * @param reverses the change set that it takes back; null for none
 */
public record Origin(
    String source, @Nullable String command, @Nullable UUID job, @Nullable Long reverses) {

  /** A plain change by a person or a program: fields that belong to commands are refused. */
  public static final Origin API = new Origin("api", null, null, null);

  /** What a rule adds to a change; it belongs to that change's set. */
  static final Origin RULE = new Origin("rule", null, null, null);

  public static final Origin SET_UP = new Origin("set-up", "SetUp", null, null);

  public static Origin command(String name) {
    return new Origin("command", name, null, null);
  }

  public static Origin reactor(String name) {
    return new Origin("reactor", name, null, null);
  }

  public static Origin imports(UUID job) {
    return new Origin("import", null, job, null);
  }

  public boolean imported() {
    return source.equals("import");
  }

  /** Whether a rule adds it to another change, from which it follows. */
  public boolean byRule() {
    return source.equals(RULE.source());
  }

  /** A plain change to all records that a filter found. */
  public static Origin bulk(UUID job) {
    return new Origin(API.source(), null, job, null);
  }

  public static Origin reversal(long changeSet) {
    return new Origin("reversal", null, null, changeSet);
  }

  /** Whether fields that belong to the system or to commands may be set. */
  boolean trusted() {
    return !source.equals("api") && !source.equals("import");
  }
}
