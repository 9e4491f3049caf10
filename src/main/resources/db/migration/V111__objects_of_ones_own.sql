-- Objects that administrators add have tables of their own, named as the object is: x_…; the product's own can be
-- called otherwise.
alter table object_shape
  add column labels jsonb not null default '{}',   -- of one record, by language
  add column plurals jsonb not null default '{}',  -- of many, by language
  add column own jsonb,                            -- path, icon and colour of an added object; null: the product's own
  add column removed_at timestamptz,               -- its records are kept
  add check (own is null or object like 'x\_%');
