/**
 * Views that people keep: how they want to look at an object's records, for themselves, a team or
 * everybody. A view is a question to the read door and nothing more: it shows to each what they may
 * see.
 */
@NullMarked
package dev.rapport.records.views;

import org.jspecify.annotations.NullMarked;
