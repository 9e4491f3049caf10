package dev.rapport.records.sharing;

import dev.rapport.records.Reference;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a record is shared.
 *
 * @param with a user or a team
 * @param change whether they may change it, too
 * @param until when it ends by itself; null: when it is withdrawn
 * @param team whether it comes with a place in the record's team, with which it ends
 * @param by null for somebody who is no longer known
 */
public record Share(
    Reference with,
    boolean change,
    @Nullable Instant until,
    Instant since,
    boolean team,
    @Nullable Reference by) {}
