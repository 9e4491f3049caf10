-- What administrators made of the values of a choice of the product's own, in their order; null where nothing is different.
alter table field_shape add column choices jsonb;
