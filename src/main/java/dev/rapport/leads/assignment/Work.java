package dev.rapport.leads.assignment;

/** What somebody works on: leads and deals that are open, each of which counts for one. */
record Work(int leads, int deals) {

  static final Work NOTHING = new Work(0, 0);
  static final Work LEAD = new Work(1, 0);

  int open() {
    return leads + deals;
  }

  Work plus(Work other) {
    return new Work(leads + other.leads, deals + other.deals);
  }
}
