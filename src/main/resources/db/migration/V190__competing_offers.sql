-- What rivals offered to win a deal.
create table competing_offer (
  id uuid primary key references record,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  name text not null collate rapport,
  opportunity_id uuid not null references opportunity,
  competitor_id uuid not null references record,
  product text,
  price numeric(19, 4),
  price_currency char(3),
  price_base numeric(19, 4),
  terms text,
  strengths text,
  salesperson_id uuid references app_user
);
create index competing_offer_of_deal on competing_offer (opportunity_id, competitor_id, created_at, id) where deleted_at is null;
create index competing_offer_of_rival on competing_offer (competitor_id, created_at, id) where deleted_at is null;
create index competing_offer_created on competing_offer (created_at, id) where deleted_at is null;

-- The rival to whom a deal was lost.
alter table opportunity add column lost_to_id uuid references record;
create index opportunity_lost_to on opportunity (lost_to_id) where lost_to_id is not null;

-- Who works with relations works with competing offers in the same way.
insert into role_access (role_id, object, read_scope, create_scope, update_scope, delete_scope, export_scope)
select role_id, 'competingOffer', read_scope, create_scope, update_scope, delete_scope, export_scope
from role_access
where object = 'relation';

update role set rights = (
  select string_agg(line, E'\n' order by line collate "C")
  from (
    select regexp_split_to_table(role.rights, E'\n') as line
    union all
    select regexp_replace(line, '^relation:', 'competingOffer:')
    from regexp_split_to_table(role.rights, E'\n') as line
    where line like 'relation:%'
  ) as lines
)
where rights like '%relation:%';
