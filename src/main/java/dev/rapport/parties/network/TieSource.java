package dev.rapport.parties.network;

import dev.rapport.identity.Actor;
import java.util.List;

/** What a module knows of who has to do with whom; a bean of this type adds it to the network. */
public interface TieSource {

  /** The ties that the actor may see; empty for none. */
  List<Ties> of(Actor actor);
}
