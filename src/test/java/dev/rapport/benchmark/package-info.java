/**
 * The benchmark: loads a large organisation through the product's own import, and measures what
 * people do most beside the least that it could cost. {@code docs/performance.md} says how to run
 * it.
 */
package dev.rapport.benchmark;
