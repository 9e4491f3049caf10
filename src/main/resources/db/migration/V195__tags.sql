-- Free words on records, from one vocabulary. A record keeps the tags' ids: a tag that is called otherwise, merged or
-- deleted changes no record.
create table tag (
  id uuid primary key references record,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  name text not null collate rapport,
  color text not null,
  merged_into_id uuid references tag         -- the tag that it means from then on; null: itself
);
create unique index tag_by_word on tag (lower(name)) where deleted_at is null;
create index tag_name on tag (name, id) where deleted_at is null;

-- Every node has the vocabulary in memory.
create trigger tag_tells after insert or update or delete on tag
  for each statement execute function tell_nodes('tags');

-- Records without tags, which most are, have no entry in the index, and writing them costs nothing. Entries are sorted in
-- at once: a record has few, and what lies aside would be read by every search for a tag.
create function give_tags(name text) returns void language plpgsql as $$
begin
  execute format('alter table %I add column tags uuid[]', name);
  execute format(
    'create index %I on %I using gin (tags) with (fastupdate = off) where tags is not null and deleted_at is null',
    name || '_tags', name);
end $$;

select give_tags(name)
from unnest(array['company', 'person', 'lead', 'opportunity', 'task', 'product']) as name;

select give_tags(object) from object_shape where own is not null;

alter function create_object_table(text) rename to create_untagged_object_table;
create function create_object_table(name text) returns void language plpgsql as $$
begin
  perform create_untagged_object_table(name);
  perform give_tags(name);
end $$;
