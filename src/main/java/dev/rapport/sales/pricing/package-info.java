/**
 * What products cost: price books by currency, segment and date, with steps by quantity; what
 * bundles contain; and how much anybody may take off.
 */
@NullMarked
package dev.rapport.sales.pricing;

import org.jspecify.annotations.NullMarked;
