-- The table of a kind of record that an administrator adds, with the indexes of its lists: here, because those who restore
-- a backup with such tables need them as well.
create function create_object_table(name text) returns void language plpgsql as $$
declare
  sorted text;
begin
  execute format(
    'create table %I (
      id uuid primary key,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      created_by uuid,
      updated_at timestamptz not null default now(),
      updated_by uuid,
      deleted_at timestamptz,
      owner_id uuid,
      team_id uuid,
      name text collate rapport not null
    )', name);
  foreach sorted in array array['name', 'updated_at'] loop
    execute format('create index %I on %I (%I, id) where deleted_at is null',
      name || '_' || replace(sorted, '_at', ''), name, sorted);
    execute format('create index %I on %I (owner_id, %I, id) where deleted_at is null',
      name || '_owner_' || replace(sorted, '_at', ''), name, sorted);
    execute format('create index %I on %I (team_id, %I, id) where deleted_at is null',
      name || '_team_' || replace(sorted, '_at', ''), name, sorted);
  end loop;
end $$;
