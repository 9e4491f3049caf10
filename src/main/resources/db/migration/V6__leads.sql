create table lead (
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
  company_name text collate rapport,
  job_title text,
  email text,
  phone text,
  website text,
  address jsonb,
  source text,
  channel text,
  campaign text,
  status text not null default 'new',
  need text,
  product_id uuid references record,
  estimate numeric(19, 4),
  estimate_currency char(3),
  estimate_base numeric(19, 4),
  converted_at timestamptz,
  converted_company_id uuid references record,
  converted_person_id uuid references record,
  converted_opportunity_id uuid references record,
  description text
);
create index lead_name on lead (name, id) where deleted_at is null;
create index lead_owner_name on lead (owner_id, name, id) where deleted_at is null;
create index lead_team_name on lead (team_id, name, id) where deleted_at is null;
create index lead_created on lead (created_at, id) where deleted_at is null;
create index lead_owner_created on lead (owner_id, created_at, id) where deleted_at is null;
create index lead_team_created on lead (team_id, created_at, id) where deleted_at is null;
create index lead_updated on lead (updated_at, id) where deleted_at is null;
create index lead_owner_updated on lead (owner_id, updated_at, id) where deleted_at is null;
create index lead_team_updated on lead (team_id, updated_at, id) where deleted_at is null;
