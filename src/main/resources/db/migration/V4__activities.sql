create table task (
  id uuid primary key references record,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  owner_id uuid references app_user,       -- who does it
  team_id uuid references team,
  requester_id uuid references app_user,   -- who asked for it
  subject text not null collate rapport,
  about_id uuid references record,
  due_at timestamptz,
  remind_at timestamptz,
  repeats text,
  priority text not null default 'normal',
  status text not null default 'open',
  done_at timestamptz,
  description text
);
create index task_due on task (due_at, id) where deleted_at is null;
create index task_owner_due on task (owner_id, due_at, id) where deleted_at is null;
create index task_team_due on task (team_id, due_at, id) where deleted_at is null;
create index task_requester on task (requester_id, due_at, id) where deleted_at is null;
create index task_about on task (about_id) where deleted_at is null;

create table note (
  id uuid primary key references record,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  about_id uuid not null references record,
  body text not null
);
create index note_about on note (about_id, created_at, id) where deleted_at is null;
