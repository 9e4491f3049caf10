package dev.rapport.records;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the records that a query asks for.
 *
 * @param next the cursor of the page behind; null when this is the last
 */
public record RecordPage(List<RecordRow> records, @Nullable String next) {}
