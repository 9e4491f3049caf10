package dev.rapport.parties.duplicates;

import java.util.Set;

/**
 * How likely two records are one.
 *
 * @param score from 0 to 1
 * @param reasons what speaks for it
 * @param against what speaks against it
 */
public record Match(double score, Set<Evidence> reasons, Set<Evidence> against) {}
