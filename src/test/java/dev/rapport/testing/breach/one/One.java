package dev.rapport.testing.breach.one;

import dev.rapport.testing.breach.two.Two;

/** Half of a cycle between two modules, to show that the rule against it can fail. */
public record One(Two two) {}
