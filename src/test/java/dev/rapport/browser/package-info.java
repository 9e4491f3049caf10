/** The application as people use it: through its pages, in a browser. */
package dev.rapport.browser;
