-- What became of an order: what was promised, delivered and came back. An order without lines, as a till or a shop
-- tells of it, has its quantity and its amount itself.
alter table sales_order
  add column quantity numeric(19, 4),
  add column promised_on date,
  add column delivered_on date,
  add column returned numeric(19, 4), add column returned_currency char(3), add column returned_base numeric(19, 4),
  add column value numeric(19, 4), add column value_currency char(3), add column value_base numeric(19, 4), -- net less returned
  drop constraint sales_order_status_check;
update sales_order set
  status = case status when 'open' then 'confirmed' when 'returned' then 'delivered' else status end,
  delivered_on = case when status in ('delivered', 'returned') then ordered_on end,
  quantity = (select sum(line.quantity) from order_line line where line.order_id = sales_order.id and line.deleted_at is null),
  returned = 0, returned_currency = currency, returned_base = 0,
  value = net, value_currency = net_currency, value_base = net_base;
alter table sales_order add constraint sales_order_status_check
  check (status in ('draft', 'confirmed', 'partlyDelivered', 'delivered', 'cancelled'));
update status_history set
  from_value = case from_value when 'open' then 'confirmed' when 'returned' then 'delivered' else from_value end,
  to_value = case to_value when 'open' then 'confirmed' when 'returned' then 'delivered' else to_value end
where object = 'order' and field = 'status';

-- A customer's purchases are looked at by day.
drop index sales_order_of_company;
drop index sales_order_of_person;
create index sales_order_of_company on sales_order (company_id, ordered_on, id) where deleted_at is null;
create index sales_order_of_person on sales_order (person_id, ordered_on, id) where deleted_at is null;
create index sales_order_promised on sales_order (promised_on, id) where deleted_at is null;
create index sales_order_owner_promised on sales_order (owner_id, promised_on, id) where deleted_at is null;
create index sales_order_team_promised on sales_order (team_id, promised_on, id) where deleted_at is null;

-- What went out of an order's line, or came back.
create table order_movement (
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
  order_id uuid not null references sales_order,
  line_id uuid references order_line,      -- null: of an order without lines
  kind text not null check (kind in ('delivery', 'return')),
  quantity numeric(19, 4) not null check (quantity > 0),
  moved_on date not null,
  reason text,
  amount numeric(19, 4), amount_currency char(3), amount_base numeric(19, 4), -- of a return: what the customer got back, without tax
  product_id uuid references record,
  company_id uuid references record,
  person_id uuid references record
);
create index order_movement_moved on order_movement (moved_on, id) where deleted_at is null;
create index order_movement_owner_moved on order_movement (owner_id, moved_on, id) where deleted_at is null;
create index order_movement_team_moved on order_movement (team_id, moved_on, id) where deleted_at is null;
create index order_movement_of_order on order_movement (order_id, moved_on, id) where deleted_at is null;
create index order_movement_of_line on order_movement (line_id) where deleted_at is null;
create index order_movement_of_product on order_movement (product_id) where deleted_at is null;
create index order_movement_of_company on order_movement (company_id, moved_on, id) where deleted_at is null;
create index order_movement_of_person on order_movement (person_id, moved_on, id) where deleted_at is null;

-- By which other systems know their customers.
alter table company add column external_id text;
alter table person add column external_id text;
create index company_external_id on company (external_id) where external_id is not null;
create index person_external_id on person (external_id) where external_id is not null;

-- Who works with orders works with what is delivered of them and comes back.
insert into role_access (role_id, object, read_scope, create_scope, update_scope, delete_scope, export_scope)
select role_id, 'orderMovement', read_scope, create_scope, update_scope, delete_scope, export_scope
from role_access
where object = 'order';

update role set rights = (
  select string_agg(line, E'\n' order by line collate "C")
  from (
    select regexp_split_to_table(role.rights, E'\n') as line
    union all
    select regexp_replace(kept.line, '^order:', 'orderMovement:')
    from regexp_split_to_table(role.rights, E'\n') as kept(line)
    where kept.line like 'order:%'
  ) as lines
)
where rights like '%order:%';
