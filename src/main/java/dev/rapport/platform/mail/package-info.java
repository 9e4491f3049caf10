/** What goes out by mail, as it is kept. Who writes and who delivers it is no matter here. */
@NullMarked
package dev.rapport.platform.mail;

import org.jspecify.annotations.NullMarked;
