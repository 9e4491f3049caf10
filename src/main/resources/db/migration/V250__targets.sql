-- What a salesperson or a whole team is to reach in a month, quarter or year.
create table target (
  id uuid primary key references record,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  owner_id uuid references app_user,     -- whose target it is; null for a team's
  team_id uuid references team,          -- the owner's, or the one whose target it is
  whole_team_id uuid references team,    -- the team whose target it is; null for a person's
  name text not null collate rapport,
  measure text not null check (measure in ('wonAmount', 'wonDeals', 'newDeals', 'convertedLeads', 'tasksDone')),
  period text not null check (period in ('month', 'quarter', 'year')),
  starts_on date not null,               -- the first day of the period
  ends_on date not null,                 -- the day after its last
  amount numeric(19, 4), amount_currency char(3), amount_base numeric(19, 4),
  number numeric(19, 4),
  check ((owner_id is null) <> (whole_team_id is null)),
  check ((measure = 'wonAmount') = (amount is not null) and (measure = 'wonAmount') = (number is null))
);
create unique index target_once on target (coalesce(owner_id, whole_team_id), measure, period, starts_on)
  where deleted_at is null;
create index target_starts on target (starts_on, id) where deleted_at is null;
create index target_owner_starts on target (owner_id, starts_on, id) where deleted_at is null;
create index target_team_starts on target (team_id, starts_on, id) where deleted_at is null;

-- Who sees deals sees the targets of those whose deals they see; who may change more than their own deals sets targets.
create temporary table setting_targets on commit drop as
select role_id,
  'target' as object,
  read_scope,
  case when update_scope in ('team', 'all') then create_scope else 'none' end as create_scope,
  case when update_scope in ('team', 'all') then update_scope else 'none' end as update_scope,
  case when update_scope in ('team', 'all') then delete_scope else 'none' end as delete_scope,
  export_scope
from role_access
where object = 'opportunity';

insert into role_access (role_id, object, read_scope, create_scope, update_scope, delete_scope, export_scope)
select role_id, object, read_scope, create_scope, update_scope, delete_scope, export_scope from setting_targets;

update role set rights = (
  select string_agg(line, E'\n' order by line collate "C")
  from (
    select regexp_split_to_table(role.rights, E'\n') as line
    union all
    select format('target: read %s, create %s, update %s, delete %s, export %s',
      read_scope, create_scope, update_scope, delete_scope, export_scope)
    from setting_targets where role_id = role.id
  ) as lines
)
where rights is not null;
