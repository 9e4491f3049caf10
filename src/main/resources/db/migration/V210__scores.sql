-- What an object's records are scored for, and what people said of its fields.
create table score_plan (
  object text primary key,
  plan jsonb not null,
  examined jsonb               -- what the last look at the fields found
);

-- A model: what it learned, and how good it was on the latest period. Never changed; another is trained.
create table score_version (
  id uuid primary key,
  object text not null,
  number integer not null,     -- of the object, from 1
  model jsonb not null,
  report jsonb not null,
  trained_at timestamptz not null,
  trained_by uuid,
  taken_at timestamptz,        -- when somebody said that its scores count, null before
  taken_by uuid,
  in_use boolean not null default false,
  unique (object, number)
);
create unique index score_version_in_use on score_version (object) where in_use;

-- Beside the record: a score raises no version and is in no history.
create table record_score (
  record_id uuid primary key references record on delete cascade,
  version_id uuid not null references score_version,
  record_version integer not null, -- of the record, as it was scored
  probability double precision not null check (probability between 0 and 1)
);
create index record_score_best on record_score (version_id, probability desc, record_id);

-- Nothing is scored yet: what happened before needn't be looked at.
insert into reactor (name, position_transaction, position)
  select 'scores', transaction, id from change_set order by transaction desc, id desc limit 1;
