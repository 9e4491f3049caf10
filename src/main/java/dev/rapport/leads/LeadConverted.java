package dev.rapport.leads;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead became a customer, or is about to. Published within the transaction that converts it.
 *
 * @param opportunity null when no deal was opened, as are {@code company} and {@code person} when
 *     there is none
 */
public record LeadConverted(
    UUID lead, @Nullable UUID company, @Nullable UUID person, @Nullable UUID opportunity) {}
