package dev.rapport.parties;

import static rapport.db.Tables.COMPANY;

import org.jooq.DSLContext;

/** What no module may do, for the test that it would be found. */
public final class Breach {

  private Breach() {}

  static void deleteAll(DSLContext db) {
    db.deleteFrom(COMPANY).execute();
  }
}
