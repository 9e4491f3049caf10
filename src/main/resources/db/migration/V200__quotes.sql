-- What products cost whom, from when and from how many on.
create table price_book (
  id uuid primary key references record,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  name text not null collate rapport,
  currency text not null,
  segment text,              -- the sector of the companies that it is for; null: for all
  valid_from date,
  valid_until date,
  active boolean not null default true
);
create index price_book_name on price_book (name, id) where deleted_at is null;

create table price_entry (
  id uuid primary key references record,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  name text not null collate rapport,
  book_id uuid not null references price_book,
  product_id uuid not null references product,
  from_quantity numeric(19, 4) not null default 0,
  price numeric(19, 4) not null
);
create index price_entry_name on price_entry (name, id) where deleted_at is null;
create index price_entry_of_product on price_entry (product_id, book_id, from_quantity) where deleted_at is null;
create index price_entry_of_book on price_entry (book_id, name, id) where deleted_at is null;

alter table product
  add column unit text,
  add column tax numeric(5, 2) check (tax between 0 and 100); -- percent; null: as the organisation's quotes have it

-- How much of a price they may take off, in percent; null: as much as they like. A person's own goes before the role's.
alter table role add column discount_limit numeric(5, 2) check (discount_limit between 0 and 100);
alter table app_user add column discount_limit numeric(5, 2) check (discount_limit between 0 and 100);

create sequence quote_number;
create sequence order_number;

-- One version of a quote; its versions have one number.
create table quote (
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
  number text not null,
  revision integer not null,
  opportunity_id uuid not null references opportunity,
  company_id uuid references record,
  person_id uuid references record,
  status text not null check (status in ('draft', 'sent', 'accepted', 'declined', 'expired', 'superseded')),
  language text not null,
  currency text not null,
  valid_until date,
  intro text,
  terms text,
  net numeric(19, 4), net_currency char(3), net_base numeric(19, 4),
  tax numeric(19, 4), tax_currency char(3), tax_base numeric(19, 4),
  total numeric(19, 4), total_currency char(3), total_base numeric(19, 4),
  discount numeric(5, 2), -- the highest of a line, against the list price
  approved_by uuid references app_user,
  approved_at timestamptz,
  approved_discount numeric(5, 2),
  sent_at timestamptz,
  decided_at timestamptz,
  decided_by text,           -- the name by which the customer accepted or declined
  decline_reason text,
  unique (number, revision)
);
create index quote_name on quote (name, id) where deleted_at is null;
create index quote_updated on quote (updated_at, id) where deleted_at is null;
create index quote_owner_updated on quote (owner_id, updated_at, id) where deleted_at is null;
create index quote_team_updated on quote (team_id, updated_at, id) where deleted_at is null;
create index quote_of_deal on quote (opportunity_id, number, revision) where deleted_at is null;
create index quote_of_company on quote (company_id) where deleted_at is null;
create index quote_of_person on quote (person_id) where deleted_at is null;
create index quote_to_expire on quote (valid_until) where status = 'sent' and deleted_at is null;

create table quote_line (
  id uuid primary key references record,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  quote_id uuid not null references quote,
  position integer not null,
  product_id uuid references record,
  description text not null,
  quantity numeric(19, 4) not null,
  unit text,
  unit_price numeric(19, 4) not null,
  list_price numeric(19, 4),
  discount numeric(5, 2) not null,
  tax numeric(5, 2) not null,
  optional boolean not null default false,
  chosen boolean not null default true, -- of an optional line: whether it counts
  net numeric(19, 4) not null
);
create index quote_line_of_quote on quote_line (quote_id, position, id) where deleted_at is null;
create index quote_line_position on quote_line (position, id) where deleted_at is null;
create index quote_line_of_product on quote_line (product_id) where deleted_at is null;

-- What was done with a quote, by whom, from where: kept as evidence.
create table quote_event (
  id uuid primary key references record,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  name text not null collate rapport,
  quote_id uuid not null references quote,
  opportunity_id uuid not null references opportunity,
  kind text not null check (kind in ('sent', 'seen', 'question', 'accepted', 'declined')),
  at timestamptz not null,
  person text,               -- as they called themselves
  text text,                 -- a question, a reason
  address text,              -- from which network address
  user_agent text,
  signature text,            -- drawn, as the path of an SVG image
  content text,              -- the whole offer as it was shown, JSON
  content_hash text          -- its SHA-256
);
create index quote_event_of_quote on quote_event (quote_id, at, id) where deleted_at is null;
create index quote_event_at on quote_event (at, id) where deleted_at is null;

create table sales_order (
  id uuid primary key references record,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  owner_id uuid references app_user,
  team_id uuid references team,
  number text not null,
  external_id text,
  opportunity_id uuid references opportunity,
  quote_id uuid unique references quote, -- a quote becomes one order, whoever accepts it how often
  company_id uuid references record,
  person_id uuid references record,
  ordered_on date not null,
  status text not null check (status in ('open', 'delivered', 'returned', 'cancelled')),
  currency text not null,
  net numeric(19, 4), net_currency char(3), net_base numeric(19, 4),
  tax numeric(19, 4), tax_currency char(3), tax_base numeric(19, 4),
  total numeric(19, 4), total_currency char(3), total_base numeric(19, 4)
);
create unique index sales_order_external_id on sales_order (lower(external_id)) where deleted_at is null;
create index sales_order_ordered on sales_order (ordered_on, id) where deleted_at is null;
create index sales_order_owner_ordered on sales_order (owner_id, ordered_on, id) where deleted_at is null;
create index sales_order_team_ordered on sales_order (team_id, ordered_on, id) where deleted_at is null;
create index sales_order_of_deal on sales_order (opportunity_id) where deleted_at is null;
create index sales_order_of_company on sales_order (company_id) where deleted_at is null;
create index sales_order_of_person on sales_order (person_id) where deleted_at is null;

create table order_line (
  id uuid primary key references record,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  order_id uuid not null references sales_order,
  position integer not null,
  product_id uuid references record,
  description text not null,
  quantity numeric(19, 4) not null,
  unit text,
  unit_price numeric(19, 4) not null,
  discount numeric(5, 2) not null,
  tax numeric(5, 2) not null,
  net numeric(19, 4) not null
);
create index order_line_of_order on order_line (order_id, position, id) where deleted_at is null;
create index order_line_position on order_line (position, id) where deleted_at is null;
create index order_line_of_product on order_line (product_id) where deleted_at is null;

-- Links by which somebody without an account reaches one record. Only the hash of what they hold is kept.
create table public_link (
  token_hash bytea primary key,
  record_id uuid not null references record on delete cascade,
  purpose text not null,
  created_at timestamptz not null default now(),
  created_by uuid
);
create index public_link_of_record on public_link (record_id);

-- Who works with deals works with their quotes and orders in the same way, and with what belongs to those as with
-- rivals' offers; prices are read as products are.
create temporary table alike (object text, as_object text) on commit drop;
insert into alike values
  ('quote', 'opportunity'), ('order', 'opportunity'),
  ('quoteLine', 'competingOffer'), ('orderLine', 'competingOffer'), ('quoteEvent', 'competingOffer'),
  ('priceBook', 'product'), ('priceEntry', 'product');

insert into role_access (role_id, object, read_scope, create_scope, update_scope, delete_scope, export_scope)
select role_id, alike.object, read_scope, create_scope, update_scope, delete_scope, export_scope
from role_access
join alike on alike.as_object = role_access.object;

update role set rights = (
  select string_agg(line, E'\n' order by line collate "C")
  from (
    select regexp_split_to_table(role.rights, E'\n') as line
    union all
    select regexp_replace(kept.line, '^[a-zA-Z]+:', alike.object || ':')
    from regexp_split_to_table(role.rights, E'\n') as kept(line)
    join alike on kept.line like alike.as_object || ':%'
  ) as lines
)
where rights is not null;
