/**
 * Who acts and what they may see: users, teams, roles, sign-in, sessions.
 *
 * <p>Every call that reads or writes records takes an {@link dev.rapport.identity.Actor} and none
 * looks one up from a thread. An {@link dev.rapport.identity.AccessScope} is a value; the records
 * engine turns it into SQL.
 */
@NullMarked
@ApplicationModule(displayName = "Identity", allowedDependencies = "platform")
package dev.rapport.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
