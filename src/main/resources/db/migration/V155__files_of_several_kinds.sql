-- Files are CSV, workbooks or cards; rows can be held to records that are there.
alter table import_run
  add column kind text not null default 'csv' check (kind in ('csv', 'xlsx', 'vcard')),
  add column sheet text,                                -- the one of a workbook that is read
  add column sheets text[] not null default '{}',
  add column create_new boolean not null default true,  -- whether a row that finds no record makes one
  add column clear_empty boolean not null default false; -- whether an empty cell empties the field of the record found
