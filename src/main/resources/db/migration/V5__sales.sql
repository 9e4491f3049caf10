create table product (
  id uuid primary key references record,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  name text not null collate rapport,
  code text,
  series text collate rapport,
  price numeric(19, 4),
  price_currency char(3),
  price_base numeric(19, 4),
  active boolean not null default true,
  description text
);
create index product_name on product (name, id) where deleted_at is null;
create unique index product_code on product (lower(code)) where deleted_at is null;

create table pipeline (
  id uuid primary key references record,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  name text not null collate rapport,
  position integer not null default 0
);

create table stage (
  id uuid primary key references record,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  name text not null collate rapport,
  pipeline_id uuid not null references pipeline,
  position integer not null default 0,
  probability numeric(5, 2) not null check (probability between 0 and 100),
  kind text not null check (kind in ('open', 'won', 'lost')),
  stalls_after integer -- days in the stage after which a deal counts as stalled
);
create index stage_of_pipeline on stage (pipeline_id, position, id);

create table opportunity (
  id uuid primary key references record,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  owner_id uuid references app_user,
  team_id uuid references team,
  name text not null collate rapport,
  company_id uuid references record,
  person_id uuid references record,
  pipeline_id uuid not null references pipeline,
  stage_id uuid not null references stage,
  stage_since timestamptz not null default now(),
  status text not null check (status in ('open', 'won', 'lost')), -- its stage's kind, kept here for sums
  probability numeric(5, 2),
  amount numeric(19, 4),
  amount_currency char(3),
  amount_base numeric(19, 4),
  product_id uuid references record,
  opened_on date,
  expected_close date,
  closed_on date,
  lost_reason text,
  next_step text,
  external_id text,
  description text
);
create index opportunity_name on opportunity (name, id) where deleted_at is null;
create index opportunity_owner_name on opportunity (owner_id, name, id) where deleted_at is null;
create index opportunity_team_name on opportunity (team_id, name, id) where deleted_at is null;
create index opportunity_amount on opportunity (amount_base, id) where deleted_at is null;
create index opportunity_owner_amount on opportunity (owner_id, amount_base, id) where deleted_at is null;
create index opportunity_team_amount on opportunity (team_id, amount_base, id) where deleted_at is null;
create index opportunity_updated on opportunity (updated_at, id) where deleted_at is null;
create index opportunity_owner_updated on opportunity (owner_id, updated_at, id) where deleted_at is null;
create index opportunity_team_updated on opportunity (team_id, updated_at, id) where deleted_at is null;
create index opportunity_stage_updated on opportunity (stage_id, updated_at, id) where deleted_at is null;
create index opportunity_owner_stage on opportunity (owner_id, stage_id, updated_at, id) where deleted_at is null;
create index opportunity_company on opportunity (company_id) where deleted_at is null;
create index opportunity_person on opportunity (person_id) where deleted_at is null;
create index opportunity_external_id on opportunity (external_id) where external_id is not null;
