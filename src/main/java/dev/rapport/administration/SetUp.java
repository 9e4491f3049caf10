package dev.rapport.administration;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.APP_USER;

import dev.rapport.identity.Actor;
import dev.rapport.identity.Actors;
import dev.rapport.identity.OrganisationSetUp;
import dev.rapport.identity.Passwords;
import dev.rapport.platform.Ids;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.settings.Organisation;
import dev.rapport.platform.settings.Settings;
import dev.rapport.platform.text.Languages;
import dev.rapport.records.Change;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Reference;
import dev.rapport.records.Values;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes an organisation of an empty database: all of it, or nothing. */
@Component
class SetUp {

  private static final long LOCK = 0x7365747570L; // 'setup'

  /** Who sets up, and becomes the first administrator. */
  record Administrator(String name, String email, String password) {}

  private final DSLContext db;
  private final SetUpCode code;
  private final Settings settings;
  private final RecordWriter writer;
  private final DefaultRoles roles;
  private final Emails emails;
  private final SampleData samples;
  private final Passwords passwords;
  private final Actors actors;
  private final ApplicationEventPublisher events;

  SetUp(
      DSLContext db,
      SetUpCode code,
      Settings settings,
      RecordWriter writer,
      DefaultRoles roles,
      Emails emails,
      SampleData samples,
      Passwords passwords,
      Actors actors,
      ApplicationEventPublisher events) {
    this.db = db;
    this.code = code;
    this.settings = settings;
    this.writer = writer;
    this.roles = roles;
    this.emails = emails;
    this.samples = samples;
    this.passwords = passwords;
    this.actors = actors;
    this.events = events;
  }

  /**
   * Sets the organisation up.
   *
   * @param typed the code from the log
   * @return the first administrator
   * @throws ProblemException 409 when it is set up already, 422 for values that can't be taken
   */
  @Transactional
  public UUID handle(
      String typed, Organisation organisation, Administrator administrator, boolean sampleData) {
    onlyOnce();
    code.use(typed);
    var email = emails.read("administrator.email", administrator.email());
    passwords
        .weakness(administrator.password(), administrator.name(), email)
        .ifPresent(code -> {
          throw ProblemException.invalid("administrator.password", code);
        });
    settings.save(organisation);
    var id = Ids.next();
    var team = Ids.next();
    var role = Ids.next();
    var language = Languages.of(organisation.language());
    writer.write(
        List.of(
            roles.administrator(role, language),
            new Change.Create(
                Team.OBJECT, team, new Values().with(Team.NAME, organisation.name()).toMap()),
            new Change.Create(
                User.OBJECT,
                id,
                new Values()
                    .with(User.NAME, administrator.name().strip())
                    .with(User.EMAIL, email)
                    .with(User.ROLE, Reference.to(role))
                    .with(User.TEAM, Reference.to(team))
                    .with(User.ACTIVE, true)
                    .with(User.LANGUAGE, organisation.language())
                    .with(User.TIME_ZONE, organisation.timeZone().getId())
                    .toMap())),
        Actor.SYSTEM,
        Origin.SET_UP);
    passwords.set(id, administrator.password());
    roles.create(language);
    actors.changed();
    var actor = Actor.unrestricted(id, administrator.name());
    var event = new OrganisationSetUp(organisation, actor, sampleData);
    events.publishEvent(event);
    if (sampleData) {
      samples.create(event);
    }
    return id;
  }

  /** Of two who set up at the same time, the second one waits and then finds a user. */
  private void onlyOnce() {
    db.select(function("pg_advisory_xact_lock", Object.class, val(LOCK))).fetch();
    if (db.fetchExists(APP_USER)) {
      throw ProblemException.of(HttpStatus.CONFLICT, "setUp");
    }
  }
}
