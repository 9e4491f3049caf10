/**
 * Finds out which companies and people are in the book twice: how alike two records are and why,
 * and which records are worth comparing at all.
 */
@NullMarked
@NamedInterface("duplicates")
package dev.rapport.parties.duplicates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
