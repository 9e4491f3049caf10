package dev.rapport.records;

import java.util.List;
import java.util.UUID;

/**
 * What a write did.
 *
 * @param changeSet by which it can be taken back; 0 when nothing changed
 * @param ids the records that changed
 */
public record Written(long changeSet, List<UUID> ids) {}
