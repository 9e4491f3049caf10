/**
 * Who gets which lead: rules in order, by turn, by load or by what the history of the leads lets
 * expect; each assignment with its reason, and what a rule would have done in the past.
 */
@NullMarked
package dev.rapport.leads.assignment;

import org.jspecify.annotations.NullMarked;
