-- What a bundle contains: a product with components is one.
create table product_component (
  id uuid primary key references record,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  name text not null collate rapport,
  bundle_id uuid not null references product,
  product_id uuid not null references product check (product_id <> bundle_id),
  position integer not null,
  quantity numeric(19, 4) not null check (quantity > 0), -- in one bundle
  optional boolean not null default false,
  active boolean not null default true
);
create index product_component_position on product_component (position, id) where deleted_at is null;
create index product_component_of_bundle on product_component (bundle_id, position, id) where deleted_at is null;
create index product_component_of_product on product_component (product_id) where deleted_at is null;

-- What is taken off the components' prices, in percent.
alter table product add column bundle_discount numeric(5, 2) check (bundle_discount between 0 and 100);

-- What is in one of a bundle's line, as it was when the line was written: JSON.
alter table quote_line add column contents text;
alter table order_line add column contents text;

-- Which of the parts of a bundle moved, the first one being 1; null where the line is no bundle.
alter table order_movement add column part integer check (part > 0);

-- Who works with products works with what they contain in the same way.
insert into role_access (role_id, object, read_scope, create_scope, update_scope, delete_scope, export_scope)
select role_id, 'productComponent', read_scope, create_scope, update_scope, delete_scope, export_scope
from role_access
where object = 'product';

update role set rights = (
  select string_agg(line, E'\n' order by line collate "C")
  from (
    select regexp_split_to_table(role.rights, E'\n') as line
    union all
    select regexp_replace(kept.line, '^product:', 'productComponent:')
    from regexp_split_to_table(role.rights, E'\n') as kept(line)
    where kept.line like 'product:%'
  ) as lines
)
where rights like '%product:%';
