/** Texts for people, in the five languages of Rapport. */
@NullMarked
package dev.rapport.platform.text;

import org.jspecify.annotations.NullMarked;
