/** What every door of the API has to stand, whatever lies behind it. */
@org.jspecify.annotations.NullMarked
package dev.rapport.doors;
