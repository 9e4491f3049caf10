-- One order of text for all five languages: Latin, Cyrillic, Hebrew, then Chinese by pinyin.
create collation rapport (provider = icu, locale = 'zh-u-co-pinyin-kr-latn-cyrl-hebr-hani');

create table setting (
  name text primary key,
  value jsonb not null
);

create table exchange_rate (
  currency char(3) not null,
  valid_from date not null,
  rate numeric(20, 10) not null check (rate > 0), -- one unit of currency in the organisation's currency
  primary key (currency, valid_from)
);

create table job (
  id uuid primary key,
  kind text not null,
  title text not null,
  owner_id uuid,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelling', 'cancelled')),
  payload jsonb not null,
  progress jsonb, -- what the handler needs in order to go on after a crash
  done bigint not null default 0,
  total bigint,
  message text,
  link text,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz
);
create index job_of_owner on job (owner_id, created_at desc);

create table scheduled_tasks ( -- db-scheduler's
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures integer,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on scheduled_tasks (priority desc, execution_time asc);

-- The registry: one row for every record of every object. It is the search entry and the target of references.
create table record (
  id uuid primary key,
  object text not null,
  label text not null collate rapport,
  detail text,               -- what tells it from its namesakes in a search result
  owner_id uuid,
  team_id uuid,
  readers uuid[],            -- others who may see it: a task's requester, shares
  parents uuid[],            -- records through which it is seen, for objects without an owner
  deleted boolean not null default false,
  merged_into uuid references record,
  tokens tsvector
);
create index record_by_token on record using gin (tokens) where not deleted;
create index record_by_label on record (object, label, id) where not deleted;

create table role (
  id uuid primary key references record,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  name text not null collate rapport,
  description text,
  administrator boolean not null default false -- may shape the system and see everything
);

create table role_access (
  role_id uuid not null references role on delete cascade,
  object text not null,
  read_scope text not null check (read_scope in ('none', 'own', 'team', 'all')),
  create_scope text not null check (create_scope in ('none', 'all')),
  update_scope text not null check (update_scope in ('none', 'own', 'team', 'all')),
  delete_scope text not null check (delete_scope in ('none', 'own', 'team', 'all')),
  export_scope text not null check (export_scope in ('none', 'all')),
  primary key (role_id, object)
);

create table role_field (
  role_id uuid not null references role on delete cascade,
  object text not null,
  field text not null,
  access text not null check (access in ('hidden', 'read')), -- no row: as the object
  primary key (role_id, object, field)
);

create table team (
  id uuid primary key references record,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  name text not null collate rapport,
  parent_id uuid references team,
  manager_id uuid
);
create index team_of_parent on team (parent_id);

create table app_user (
  id uuid primary key references record,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  name text not null collate rapport,
  email text,
  role_id uuid references role,
  team_id uuid references team,
  active boolean not null default false,
  language text not null default 'en',
  time_zone text not null default 'UTC',
  job_title text,
  phone text
);
create unique index app_user_email on app_user (lower(email)) where deleted_at is null;
create index app_user_name on app_user (name, id) where deleted_at is null;
create index app_user_team on app_user (team_id) where deleted_at is null;
alter table team add constraint team_manager_id_fkey foreign key (manager_id) references app_user;

create table credential (
  user_id uuid primary key references app_user on delete cascade,
  password_hash text not null,
  changed_at timestamptz not null default now()
);

create table one_time_link (
  token_hash bytea primary key,
  user_id uuid not null references app_user on delete cascade,
  purpose text not null check (purpose in ('activation', 'reset')),
  created_at timestamptz not null default now(),
  created_by uuid,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table user_session (
  token_hash bytea primary key,
  user_id uuid not null references app_user on delete cascade,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  address text,
  user_agent text
);
create index user_session_of_user on user_session (user_id);
