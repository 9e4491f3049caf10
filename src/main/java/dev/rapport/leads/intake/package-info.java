/** Forms by which strangers become leads. */
@NullMarked
package dev.rapport.leads.intake;

import org.jspecify.annotations.NullMarked;
