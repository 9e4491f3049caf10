-- What a record's stays come to: which values a tracked field had, for how many seconds each, and what it has since when.
-- Made of the stays by the database itself, so that no writer can forget it.
create table way (
  record_id uuid not null,
  field text not null,
  object text not null,
  reached text[] not null,
  seconds float8[] not null,   -- of each of these the stays that ended, added up; null where none has
  value text,
  since timestamptz,
  primary key (record_id, field)
);

create function ways_of(records uuid[]) returns setof way language sql stable as $$
  select record_id, field, object,
    coalesce(array_agg(value order by value) filter (where value is not null), '{}'),
    coalesce(array_agg(seconds order by value) filter (where value is not null), '{}'),
    max(value) filter (where since is not null),
    max(since)
  from (
    select record_id, field, object, to_value as value,
      -- Nodes' clocks may differ a little: nothing takes less than no time.
      sum(greatest(date_part('epoch', left_at - at), 0)) as seconds,
      max(at) filter (where left_at is null) as since
    from status_history
    where record_id = any (records)
    group by record_id, field, object, to_value) stays
  group by record_id, field, object
$$;

create function keep_ways() returns trigger language plpgsql as $$
declare
  records uuid[] := array(select distinct record_id from changed);
begin
  if cardinality(records) > 0 then
    insert into way select * from ways_of(records)
    on conflict (record_id, field) do update
      set (reached, seconds, value, since) = (excluded.reached, excluded.seconds, excluded.value, excluded.since);
    if tg_op = 'DELETE' then
      delete from way w where record_id = any (records)
        and not exists (select from status_history h where h.record_id = w.record_id and h.field = w.field);
    end if;
  end if;
  return null;
end $$;

create trigger stays_begun after insert on status_history
  referencing new table as changed for each statement execute function keep_ways();
create trigger stays_ended after update on status_history
  referencing new table as changed for each statement execute function keep_ways();
create trigger stays_gone after delete on status_history
  referencing old table as changed for each statement execute function keep_ways();

insert into way select * from ways_of(array(select distinct record_id from status_history));
