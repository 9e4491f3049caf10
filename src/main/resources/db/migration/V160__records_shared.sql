-- A record shared with a user or a team, beyond what their roles reach. Found by record when one is looked at, and by
-- whom it is shared with when lists are read.
create table record_share (
  record_id uuid not null references record on delete cascade,
  principal_id uuid not null references record on delete cascade, -- a user or a team
  object text not null,              -- of the shared record
  may_change boolean not null,       -- else they only see it
  until timestamptz,                 -- it ends by itself then; null: when it is withdrawn
  shared_at timestamptz not null,
  shared_by uuid,
  primary key (record_id, principal_id)
);
create index record_share_with on record_share (principal_id, object, record_id);
create index record_share_until on record_share (until) where until is not null;

-- Whether anything is shared with somebody belongs to their rights, which every node keeps in memory.
create trigger record_share_tells after insert or update or delete on record_share
  for each statement execute function tell_nodes('rights');

-- Sharing stands in the audit trail of the record.
alter table change drop constraint change_kind_check;
alter table change add constraint change_kind_check
  check (kind in ('create', 'update', 'delete', 'restore', 'share', 'unshare')) not valid;
