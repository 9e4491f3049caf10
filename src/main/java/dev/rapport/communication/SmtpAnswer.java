package dev.rapport.communication;

/**
 * How an attempt to send ended.
 *
 * @param text the server's words, or what went wrong on the way to it
 */
record SmtpAnswer(Kind kind, String text) {

  enum Kind {
    /** The server has it. */
    TAKEN,
    /** Not now: the server, or the way to it, may be better later. */
    LATER,
    /** No server could be spoken to, or it doesn't let us in: nothing was said of any mail yet. */
    UNREACHABLE,
    /** The server doesn't want it. */
    REFUSED,
    /** All of it was sent, and no answer came. */
    UNCERTAIN
  }
}
