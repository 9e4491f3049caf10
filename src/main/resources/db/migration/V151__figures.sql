-- Fields that say something of other records: shown to those only who may read all of those records, and the fields that
-- the figure is made of.
create table guarded_field (
  object text not null,
  field text not null,
  reads text not null,      -- the object whose records are added up
  fields text[] not null,   -- of it
  primary key (object, field)
);

-- There are no figures yet: what happened before needn't be looked at.
insert into reactor (name, position_transaction, position)
  select 'figures', transaction, id from change_set order by transaction desc, id desc limit 1;

create trigger guarded_field_tells after insert or update or delete on guarded_field
  for each statement execute function tell_nodes('rights');
