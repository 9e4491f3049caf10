/**
 * The network around companies and people: who is tied to whom, by relations, by work and by what
 * other modules contribute, and the shortest way from one to another.
 */
@NullMarked
@NamedInterface("network")
package dev.rapport.parties.network;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
