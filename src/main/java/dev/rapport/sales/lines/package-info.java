/** The lines of quotes and orders, and what they add up to. */
@NullMarked
package dev.rapport.sales.lines;

import org.jspecify.annotations.NullMarked;
