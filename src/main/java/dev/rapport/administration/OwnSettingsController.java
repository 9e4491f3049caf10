package dev.rapport.administration;

import dev.rapport.identity.Account;
import dev.rapport.identity.Actor;
import dev.rapport.identity.BrowserSessions;
import dev.rapport.identity.SessionView;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.text.Languages;
import dev.rapport.records.Change;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What users change of themselves. */
@RestController
class OwnSettingsController {

  private static final int LONGEST_NAME = 200;

  /** What is to change; what is missing stays. */
  record Patch(@Nullable String language, @Nullable String timeZone, @Nullable String name) {}

  private final RecordWriter writer;
  private final BrowserSessions sessions;

  OwnSettingsController(RecordWriter writer, BrowserSessions sessions) {
    this.writer = writer;
    this.sessions = sessions;
  }

  @PatchMapping("/api/session/user")
  SessionView change(@RequestBody Patch patch, Account account) {
    var values = new Values();
    if (patch.language() != null) {
      if (!Languages.isSpoken(patch.language())) {
        throw ProblemException.invalid("language", "language.unknown");
      }
      values.with(User.LANGUAGE, patch.language());
    }
    if (patch.timeZone() != null) {
      values.with(User.TIME_ZONE, patch.timeZone());
    }
    if (patch.name() != null) {
      if (patch.name().isBlank()) {
        throw ProblemException.invalid("name", "required");
      }
      if (patch.name().strip().length() > LONGEST_NAME) {
        throw ProblemException.invalid("name", "text.tooLong", LONGEST_NAME);
      }
      values.with(User.NAME, patch.name().strip());
    }
    if (!values.toMap().isEmpty()) {
      writer.write(
          List.of(new Change.Update(User.OBJECT, account.id(), null, values.toMap())),
          Actor.unrestricted(account.id(), account.actor().name()),
          Origin.command("ChangeOwnSettings"));
    }
    return sessions.view(account.id());
  }
}
