/** What customers ordered. */
@NullMarked
package dev.rapport.sales.orders;

import org.jspecify.annotations.NullMarked;
