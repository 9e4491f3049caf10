/** To whom records were given by rules, why, and what the rules know of those people. */
@NullMarked
@NamedInterface("assignments")
package dev.rapport.records.assignments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
