package dev.rapport.parties.network;

import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Rows that tie one party to another.
 *
 * @param kind what the screens call it: {@code relation}, {@code work}, {@code deal}
 * @param from the column with the one party, {@code to} with the other; both should be indexed
 * @param where which rows count, as far as the actor may see them; the parties' own rights are held
 *     by the network
 * @param type the column with the type of relation, null where there is none
 * @param past whether the row is over
 */
public record Ties(
    String kind,
    Table<?> table,
    Field<UUID> from,
    Field<UUID> to,
    Condition where,
    Field<UUID> type,
    Field<Boolean> past) {

  /** Ties that have no types and hold as long as they are there. */
  public static Ties of(
      String kind, Table<?> table, Field<UUID> from, Field<UUID> to, Condition where) {
    return new Ties(
        kind,
        table,
        from,
        to,
        where.and(from.isNotNull()).and(to.isNotNull()),
        DSL.inline((UUID) null, UUID.class),
        DSL.inline(false));
  }
}
