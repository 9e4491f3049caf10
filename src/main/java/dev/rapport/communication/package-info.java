/**
 * What goes between the organisation and those around it. So far what goes out by mail: {@link
 * dev.rapport.communication.Mails} takes it in the transaction of what caused it, and it is
 * delivered afterwards, once, or with the doubt shown.
 */
@NullMarked
@ApplicationModule(
    displayName = "Communication",
    allowedDependencies = {"platform", "identity"})
package dev.rapport.communication;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
