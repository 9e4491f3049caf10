-- Who works on a deal beside its owner, and what share of the credit is theirs; the rest is the owner's.
create table deal_member (
  id uuid primary key references record,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  name text not null collate rapport,
  opportunity_id uuid not null references opportunity,
  user_id uuid not null references app_user,
  role text,
  share numeric(19, 4) not null default 0 check (share between 0 and 100) -- in per cent
);
create unique index deal_member_once on deal_member (opportunity_id, user_id) where deleted_at is null;
create index deal_member_of_user on deal_member (user_id, created_at, id) where deleted_at is null;
create index deal_member_created on deal_member (created_at, id) where deleted_at is null;
-- What figures look at: those who are given something.
create index deal_member_credited on deal_member (opportunity_id, id) include (user_id, share)
  where deleted_at is null and share > 0;

-- A share comes from somebody who shared the record, or through something else that lasts as long as it does: a place
-- in a deal's team. Both may stand beside each other.
alter table record_share add column through_id uuid references record on delete cascade;
update record_share set through_id = record_id;
alter table record_share
  alter column through_id set not null, -- the record itself where somebody shared it
  drop constraint record_share_pkey,
  add primary key (record_id, principal_id, through_id);
create index record_share_through on record_share (through_id) where through_id <> record_id;

-- Who works with competing offers works with the teams of deals in the same way: of those deals that they may change.
insert into role_access (role_id, object, read_scope, create_scope, update_scope, delete_scope, export_scope)
select role_id, 'dealMember', read_scope, create_scope, update_scope, delete_scope, export_scope
from role_access
where object = 'competingOffer';

update role set rights = (
  select string_agg(line, E'\n' order by line collate "C")
  from (
    select regexp_split_to_table(role.rights, E'\n') as line
    union all
    select regexp_replace(kept.line, '^competingOffer:', 'dealMember:')
    from regexp_split_to_table(role.rights, E'\n') as kept(line)
    where kept.line like 'competingOffer:%'
  ) as lines
)
where rights like '%competingOffer:%';
