/** What every test stands on: a real PostgreSQL, and an application that runs on it. */
package dev.rapport.testing;
