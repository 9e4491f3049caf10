/** Nothing acknowledged is lost: the whole application, killed while people work. */
package dev.rapport.durability;
