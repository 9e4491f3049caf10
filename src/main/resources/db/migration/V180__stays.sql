-- A row of the status history is a stay: a record had 'to_value' from 'at' on until 'left_at', null while it has it.
-- What was taken back before anything else happened is no stay: it is in the audit trail, where both changes are kept.
alter table status_history add column left_at timestamptz;

delete from status_history h
  using (
    select undoing.record_id, undoing.field, undone.change_set_id as undone, undoing.change_set_id as undoing
    from change_set reversal
    join status_history undoing on undoing.change_set_id = reversal.id
    join status_history undone on undone.record_id = undoing.record_id and undone.field = undoing.field
      and undone.change_set_id = reversal.reverses
    join change_set act on act.id = undone.change_set_id and act.reverses is null
    where not exists (
      select from status_history between_them
      where between_them.record_id = undone.record_id and between_them.field = undone.field
        and between_them.change_set_id > undone.change_set_id
        and between_them.change_set_id < undoing.change_set_id)) gone
  where h.record_id = gone.record_id and h.field = gone.field and h.change_set_id in (gone.undone, gone.undoing);

update status_history h set left_at = following.at
  from (
    select record_id, field, change_set_id,
      lead(at) over (partition by record_id, field order by change_set_id) as at
    from status_history) following
  where h.record_id = following.record_id and h.field = following.field
    and h.change_set_id = following.change_set_id and following.at is not null;

-- Who ever had a value, and which values a record had: both without a look at the rows.
create index status_history_reached on status_history (object, field, to_value, record_id);

-- Which value may follow which, by value: {"new": ["contacted"]}. Of a value that isn't named any may follow.
alter table field_shape add column transitions jsonb;
