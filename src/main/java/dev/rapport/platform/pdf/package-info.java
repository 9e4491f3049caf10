/** Documents on paper: pages written as XHTML become PDF, with fonts of our own. */
@NullMarked
package dev.rapport.platform.pdf;

import org.jspecify.annotations.NullMarked;
