-- What administrators make of the objects. A field whose type is null is the product's own: here stands only what is
-- different about it. A field of theirs is a real column of the object's table, named as the field is: x_….
create table field_shape (
  object text not null,
  field text not null,
  type jsonb,
  labels jsonb not null default '{}',  -- by language
  help jsonb not null default '{}',    -- by language
  section text,
  traits text[] not null default '{}', -- required, hidden, unique, sortable, searched
  initial jsonb,                       -- of new records
  indexed boolean not null default true,  -- false: its indexes are still to be built
  removed_at timestamptz,              -- its column goes after the time in which it may come back
  version integer not null default 1,
  primary key (object, field),
  check (type is null or field like 'x\_%')
);

create table object_shape (
  object text primary key,
  sections jsonb not null default '{}',    -- names of sections, by section and language
  arrangement jsonb not null default '[]', -- the fields, in the order in which people see them
  version integer not null default 1
);

create trigger field_shape_tells after insert or update or delete on field_shape
  for each statement execute function tell_nodes('catalog');
create trigger object_shape_tells after insert or update or delete on object_shape
  for each statement execute function tell_nodes('catalog');
