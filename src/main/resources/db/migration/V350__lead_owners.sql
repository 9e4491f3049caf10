-- Who had which lead is kept as its way from now on; of what was before the audit trail knows every change. A create
-- stores no values, but the first change says what it changed.
insert into status_history
  (record_id, field, object, from_value, to_value, at, left_at, actor_id, change_set_id)
select record_id, 'owner', 'lead', before, value, at, lead(at) over way, actor_id, change_set_id
from (
  select l.id as record_id, null::text as before,
    case when first.before is null then l.owner_id::text else first.before ->> 'owner' end as value,
    l.created_at as at, l.created_by as actor_id, 0::bigint as change_set_id
  from lead l left join lateral (
    select c.before from change c
    where c.record_id = l.id and jsonb_exists(c.after, 'owner')
    order by c.change_set_id limit 1) first on true
  union all
  select c.record_id, c.before ->> 'owner', c.after ->> 'owner', s.at, s.actor_id, c.change_set_id
  from change c join change_set s on s.id = c.change_set_id join lead l on l.id = c.record_id
  where jsonb_exists(c.after, 'owner')) changes
where value is not null or change_set_id > 0
window way as (partition by record_id order by change_set_id);

-- What waited for the rules from the beginning was nobody's until it was given away.
delete from status_history h
where h.object = 'lead' and h.field = 'owner' and h.from_value is null and h.left_at is not null
  and exists (
    select from change c
    where c.record_id = h.record_id and jsonb_exists(c.after, 'owner') and c.before ->> 'assign' = 'true'
      and not exists (
        select from change e
        where e.record_id = c.record_id and e.change_set_id < c.change_set_id
          and (jsonb_exists(e.after, 'owner') or jsonb_exists(e.after, 'assign'))));

-- What came to whom in a period.
create index status_history_lead_owners on status_history (at) include (record_id, to_value)
  where object = 'lead' and field = 'owner';
