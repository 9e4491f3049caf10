-- Further phones, mails, addresses and links of a party, each with its use; the main ones as in their columns.
alter table company add column contacts jsonb;
alter table person add column contacts jsonb;

-- What a party said to being reached by a channel. The latest counts, the others are its history.
create table consent (
  id uuid primary key references record,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  name text not null collate rapport,
  party_id uuid not null references record,
  channel text not null,
  status text not null,
  source text not null,
  said_on date not null,
  evidence text
);
create index consent_of_party on consent (party_id, channel, said_on, id) where deleted_at is null;
create index consent_created on consent (created_at, id) where deleted_at is null;

-- Who works with relations works with consents in the same way.
insert into role_access (role_id, object, read_scope, create_scope, update_scope, delete_scope, export_scope)
select role_id, 'consent', read_scope, create_scope, update_scope, delete_scope, export_scope
from role_access
where object = 'relation';

update role set rights = (
  select string_agg(line, E'\n' order by line collate "C")
  from (
    select regexp_split_to_table(role.rights, E'\n') as line
    union all
    select regexp_replace(line, '^relation:', 'consent:')
    from regexp_split_to_table(role.rights, E'\n') as line
    where line like 'relation:%'
  ) as lines
)
where rights like '%relation:%';
