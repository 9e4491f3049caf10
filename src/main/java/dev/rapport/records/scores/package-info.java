/**
 * What scores are made of and kept in: records as a model reads them, the versions of models, and
 * each record's score beside it.
 */
@NullMarked
@NamedInterface("scores")
package dev.rapport.records.scores;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
