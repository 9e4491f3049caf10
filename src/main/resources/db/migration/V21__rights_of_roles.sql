-- A role's rights as one text, so that the audit trail and undo know them; role_access and role_field follow it.
alter table role add column rights text;

update role set rights = (
  select string_agg(line, E'\n' order by line)
  from (
    select format('%s: read %s, create %s, update %s, delete %s, export %s',
      object, read_scope, create_scope, update_scope, delete_scope, export_scope) as line
    from role_access where role_id = role.id
    union all
    select format('%s.%s: %s', object, field, access) from role_field where role_id = role.id
  ) as lines
);
