/**
 * Scores learned from how records ended: which fields may be learned from, a model that can be
 * explained, how good it is, and each record's score with its reasons.
 */
@NullMarked
package dev.rapport.intelligence.scoring;

import org.jspecify.annotations.NullMarked;
