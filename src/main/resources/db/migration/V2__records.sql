-- A change set is one act: the unit of undo, the head of the audit trail, and the outbox that reactors read.
create table change_set (
  id bigint generated always as identity primary key,
  transaction xid8 not null default pg_current_xact_id(),
  at timestamptz not null default now(),
  actor_id uuid,             -- null: the system
  source text not null,      -- what it came through: screen, api, import, command, reactor, set-up
  command text,              -- the command's name where there was one
  job_id uuid,
  reverses bigint references change_set,
  records integer not null   -- how many records it touched
);
create index change_set_of_job on change_set (job_id) where job_id is not null;

-- What a change set did to one record. A create stores no values: they are in the record.
create table change (
  change_set_id bigint not null references change_set,
  record_id uuid not null,
  object text not null,
  kind text not null check (kind in ('create', 'update', 'delete', 'restore')),
  version integer not null,  -- of the record, after it
  before jsonb,
  after jsonb,
  primary key (change_set_id, record_id)
);
create index change_of_record on change (record_id, change_set_id desc);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only';
end $$;
create trigger change_is_append_only before update or delete or truncate on change
  for each statement execute function refuse_change();
create trigger change_set_is_append_only before update or delete or truncate on change_set
  for each statement execute function refuse_change();

-- Reactors read in the order of (transaction, id) what every running transaction has left behind: ids alone
-- are given before the commit, so that a later commit could slip in behind a position of ids.
create index change_set_in_order on change_set (transaction, id);
create table reactor (
  name text primary key,
  position_transaction xid8 not null default '0',
  position bigint not null default 0,    -- the last change set handled
  handled_at timestamptz
);

-- Statuses and stages over time, for funnels and time in each.
create table status_history (
  record_id uuid not null,
  field text not null,
  object text not null,
  from_value text,
  to_value text,
  at timestamptz not null,
  actor_id uuid,
  change_set_id bigint not null,
  primary key (record_id, field, change_set_id)
);

-- Every phone, mail and web address in its normal form, for finding twins and callers.
create table contact_point (
  record_id uuid not null references record on delete cascade,
  object text not null,
  field text not null,
  kind text not null check (kind in ('email', 'phone', 'website')),
  value text not null,
  normal text not null,
  primary key (record_id, field)
);
create index contact_point_by_normal on contact_point (kind, normal);

create table timeline_entry (
  party_id uuid not null,    -- the record on whose time line it stands
  at timestamptz not null,
  record_id uuid not null references record on delete cascade,
  object text not null,
  primary key (party_id, record_id)
);
create index timeline_of_party on timeline_entry (party_id, at desc, record_id desc);
create index timeline_of_record on timeline_entry (record_id);
