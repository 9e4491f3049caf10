/** What was forecast of records, kept week by week; that is worked out by whoever forecasts. */
@NullMarked
@NamedInterface("forecasts")
package dev.rapport.records.forecasts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
