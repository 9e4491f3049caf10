-- How somebody wants to look at an object's records: kept for themselves, their team or everybody.
create table saved_view (
  id uuid primary key,
  object text not null,
  name text not null collate rapport,
  owner_id uuid not null references app_user,
  sharing text not null check (sharing in ('me', 'team', 'all')),
  team_id uuid references team,
  kind text not null check (kind in ('list', 'board', 'calendar')),
  filter text,                           -- as in the API
  sort text,
  columns jsonb not null default '[]',   -- in their order: field, width, frozen; none: the list's own
  group_field text,                      -- what a board's columns and a list's groups are made by
  date_field text,                       -- where a record stands on a calendar
  within_id uuid,                        -- what a board is of, such as a pipeline
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  check ((sharing = 'team') = (team_id is not null))
);
create index saved_view_of_object on saved_view (object) where deleted_at is null;
create index saved_view_of_owner on saved_view (owner_id);

-- Which view an object opens with: for a user, else for those of a role.
create table default_view (
  object text not null,
  role_id uuid references role on delete cascade,
  user_id uuid references app_user on delete cascade,
  view_id uuid not null references saved_view on delete cascade,
  check (num_nonnulls(role_id, user_id) = 1)
);
create unique index default_view_of_role on default_view (role_id, object) where role_id is not null;
create unique index default_view_of_user on default_view (user_id, object) where user_id is not null;
