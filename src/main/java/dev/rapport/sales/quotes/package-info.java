/** Quotes: made from a deal, sent as a link, accepted or declined by the customer on a page. */
@NullMarked
package dev.rapport.sales.quotes;

import org.jspecify.annotations.NullMarked;
