/** What managers steer by: targets, salespeople side by side, the forecast, the next hour. */
@NullMarked
package dev.rapport.intelligence.management;

import org.jspecify.annotations.NullMarked;
