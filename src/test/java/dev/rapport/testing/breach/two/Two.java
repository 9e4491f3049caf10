package dev.rapport.testing.breach.two;

import dev.rapport.testing.breach.one.One;

/** The other half. */
public record Two(One one) {}
