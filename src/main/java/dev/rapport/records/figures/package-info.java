/**
 * Figures that records show of others that point to them: how many there are, what they add up to.
 */
@NullMarked
package dev.rapport.records.figures;

import org.jspecify.annotations.NullMarked;
