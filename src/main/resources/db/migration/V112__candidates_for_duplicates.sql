-- Two records of an object that may be the same, as the scan or a change to one of them found them; kept when somebody
-- says that they are not, so that they aren't shown again.
create table duplicate_candidate (
  id uuid primary key,
  object text not null,
  one_id uuid not null references record,
  other_id uuid not null references record,
  score double precision not null check (score between 0 and 1),
  reasons text[] not null,  -- what speaks for it
  against text[] not null,  -- and against it
  state text not null default 'open' check (state in ('open', 'rejected')),
  found_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  unique (one_id, other_id),
  check (one_id < other_id)
);
create index duplicate_candidate_in_order on duplicate_candidate (object, state, score desc, id desc);
create index duplicate_candidate_of_other on duplicate_candidate (other_id);

-- What changes is compared from now on; what was there before is the scan's.
insert into reactor (name, position_transaction, position)
select 'duplicate-candidates', pg_current_xact_id(), max(id) from change_set having count(*) > 0;
