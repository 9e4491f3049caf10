package dev.rapport.records;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as the API shows it.
 *
 * @param json flat: id, version, then each field that was read
 */
public record RecordData(@JsonValue Map<String, @Nullable Object> json) {}
