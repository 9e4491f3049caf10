-- How administrators lay out the page and the form of an object's records, as one text: which layouts there are, for
-- whom and for which type of record. An object without a row looks as the product has it.
create table object_layout (
  object text primary key,
  type_field text,                     -- the choice field whose value is a record's type
  layouts jsonb not null default '[]',
  version integer not null default 1
);

create trigger object_layout_tells after insert or update or delete on object_layout
  for each statement execute function tell_nodes('layouts');
