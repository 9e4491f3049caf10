-- A file being brought in: what is in it, where its columns go, and how far it has come.
create table import_run (
  id uuid primary key,
  owner_id uuid not null references app_user,
  object text not null,
  file_name text not null,
  state text not null check (state in ('mapping', 'checked', 'running', 'done', 'cancelled', 'failed', 'reversed')),
  encoding text not null,
  delimiter text not null,
  header boolean not null,
  rows integer not null,                    -- without the header
  columns jsonb not null,                   -- what was found in each, and where it goes
  key text,                                 -- the field by which a row finds the record that it updates
  defaults jsonb not null default '{}',
  phase text not null default 'rows' check (phase in ('rows', 'links', 'over')),
  position integer not null default 0,      -- the last row that this phase has dealt with
  job_id uuid,                              -- the one at work on it, or the last one
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz
);
create index import_run_of_owner on import_run (owner_id, id desc);

-- The file as it was uploaded, until it is brought in: a wrong guess at its form means reading it anew.
create table import_file (
  run_id uuid not null references import_run on delete cascade,
  part integer not null,
  bytes bytea not null,
  primary key (run_id, part)
);

create table import_row (
  run_id uuid not null references import_run on delete cascade,
  row integer not null,                     -- as a spreadsheet counts, the header included
  cells text[] not null,
  fault jsonb,                              -- what is wrong with the row as it stands in the file
  twin integer,                             -- an earlier row with the same key
  outcome text check (outcome in ('create', 'update', 'skip', 'refuse')),
  record_id uuid,                           -- once it is in
  errors jsonb,
  primary key (run_id, row)
);
create index import_row_by_outcome on import_row (run_id, outcome, row);

-- The distinct values of the columns that name choices or records, what they mean, and what was answered where that was unclear.
create table import_value (
  run_id uuid not null references import_run on delete cascade,
  col integer not null,
  value text not null,
  rows integer not null,
  problem text check (problem in ('unknown', 'ambiguous')),
  meaning text,                             -- a choice's value or a record's id
  candidates jsonb,
  answer text check (answer in ('use', 'create', 'empty')),
  in_file boolean not null default false,   -- a row of this very file brings the record
  primary key (run_id, col, value)
);
create index import_value_problem on import_value (run_id, rows desc) where problem is not null;
