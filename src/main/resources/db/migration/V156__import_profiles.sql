-- How files with certain headings come in, kept under a name.
create table import_profile (
  id uuid primary key,
  owner_id uuid not null references app_user,
  object text not null,
  name text not null,
  shared boolean not null,                  -- whether everybody sees it
  columns jsonb not null,                   -- as in import_run, without samples
  key text,
  create_new boolean not null,
  clear_empty boolean not null,
  defaults jsonb not null,
  answers jsonb not null,                   -- what values mean: [{column, value, answer, meaning}]
  updated_at timestamptz not null default now()
);
create unique index import_profile_by_name on import_profile (owner_id, object, lower(name));
create index import_profile_shared on import_profile (object) where shared;
