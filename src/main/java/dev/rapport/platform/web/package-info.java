/** Serves the screens: what the build of {@code web/} has put into the application. */
@NullMarked
package dev.rapport.platform.web;

import org.jspecify.annotations.NullMarked;
