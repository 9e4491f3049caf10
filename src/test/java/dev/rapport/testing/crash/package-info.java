/** An application that is there to be killed. */
package dev.rapport.testing.crash;
