-- One act on all records that a filter found when it began, carried out by a job.
create table bulk_change (
  id uuid primary key,
  owner_id uuid not null references app_user,
  object text not null,
  filter text,
  patch jsonb,                              -- as in the API; null: the records are deleted
  state text not null check (state in ('running', 'done', 'cancelled', 'failed', 'reversing', 'reversed')),
  total integer,                            -- null until the records are found
  position integer not null default 0,      -- the last record dealt with
  changed integer not null default 0,
  kept integer,                             -- what undoing left as it was, having been changed since
  job_id uuid,                              -- the one at work on it, or the last one
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index bulk_change_of_owner on bulk_change (owner_id, id desc);

create table bulk_change_record (
  bulk_change_id uuid not null references bulk_change on delete cascade,
  number integer not null,
  record_id uuid not null,
  refused jsonb,                            -- why it was not changed
  primary key (bulk_change_id, number)
);
create index bulk_change_refused on bulk_change_record (bulk_change_id, number) where refused is not null;
