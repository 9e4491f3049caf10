package dev.rapport.intelligence.scoring;

import dev.rapport.identity.Actor;
import dev.rapport.platform.Ids;
import dev.rapport.records.Change;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * Leads whose ends are known: of those that were referred six of ten are converted, of those from
 * the website two of ten; the channel says nothing; a description is written for those who come.
 */
public final class MadeUpLeads {

  private static final List<String> CHANNELS = List.of("email", "phone", "chat");

  private MadeUpLeads() {}

  /** As many leads that were decided, as a file brings them in, and some that are open. */
  public static void write(RecordWriter writer, UUID owner, int decided, int open) {
    var random = new Random(11);
    var changes = new ArrayList<Change>();
    for (var i = 0; i < decided + open; i++) {
      var referred = i % 3 == 0;
      var good = random.nextDouble() < (referred ? 0.6 : 0.2);
      var values = new HashMap<String, Object>();
      values.put("name", "Lead " + i);
      values.put("source", referred ? "referral" : "website");
      values.put("channel", CHANNELS.get(random.nextInt(3)));
      values.put("status", i >= decided ? "new" : good ? "converted" : "unqualified");
      values.put("owner", Reference.to(owner));
      if (i < decided && good && random.nextDouble() < 0.8) {
        values.put("description", "Wants to buy");
      }
      changes.add(new Change.Create("lead", Ids.next(), Map.copyOf(values)));
    }
    for (var from = 0; from < changes.size(); from += 500) {
      writer.write(
          changes.subList(from, Math.min(changes.size(), from + 500)),
          Actor.SYSTEM,
          Origin.imports(UUID.randomUUID()));
    }
  }
}
