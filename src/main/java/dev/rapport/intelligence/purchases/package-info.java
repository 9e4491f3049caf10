/** What a customer buys, and in what rhythm. */
@NullMarked
package dev.rapport.intelligence.purchases;

import org.jspecify.annotations.NullMarked;
