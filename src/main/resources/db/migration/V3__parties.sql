create table company (
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
  roles text[],
  sector text collate rapport,
  website text,
  email text,
  phone text,
  address jsonb,
  employees integer,
  founded integer,
  revenue numeric(19, 4),
  revenue_currency char(3),
  revenue_base numeric(19, 4),
  tax_number text,
  description text
);
create index company_name on company (name, id) where deleted_at is null;
create index company_owner_name on company (owner_id, name, id) where deleted_at is null;
create index company_team_name on company (team_id, name, id) where deleted_at is null;
create index company_updated on company (updated_at, id) where deleted_at is null;
create index company_owner_updated on company (owner_id, updated_at, id) where deleted_at is null;
create index company_team_updated on company (team_id, updated_at, id) where deleted_at is null;
create index company_tax_number on company (tax_number) where tax_number is not null;

create table person (
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
  first_name text collate rapport,
  last_name text collate rapport,
  roles text[],
  job_title text,
  company_id uuid references record,
  email text,
  phone text,
  mobile text,
  address jsonb,
  birthday date,
  sex text,
  profession text,
  preferred_language text,
  preferences text,
  description text
);
create index person_name on person (name, id) where deleted_at is null;
create index person_owner_name on person (owner_id, name, id) where deleted_at is null;
create index person_team_name on person (team_id, name, id) where deleted_at is null;
create index person_updated on person (updated_at, id) where deleted_at is null;
create index person_owner_updated on person (owner_id, updated_at, id) where deleted_at is null;
create index person_team_updated on person (team_id, updated_at, id) where deleted_at is null;
create index person_company on person (company_id) where deleted_at is null;

create table relation_type (
  id uuid primary key references record,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  name text not null collate rapport,     -- read from the first party to the second: 'subsidiary of'
  inverse text not null collate rapport   -- and back: 'has subsidiary'
);

create table relation (
  id uuid primary key references record,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  from_id uuid not null references record,
  type_id uuid not null references relation_type,
  to_id uuid not null references record,
  valid_from date,
  valid_to date,
  description text
);
create index relation_from on relation (from_id) where deleted_at is null;
create index relation_to on relation (to_id) where deleted_at is null;
