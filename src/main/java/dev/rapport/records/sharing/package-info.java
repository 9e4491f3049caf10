/**
 * Records shared with a user or a team: given and withdrawn here, by whoever may change the record
 * by their role. Who may see what follows from it is decided where all rights become SQL, in {@link
 * dev.rapport.records.query.ScopeBranches}.
 */
@NullMarked
@NamedInterface("sharing")
package dev.rapport.records.sharing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
