-- Leads are given to people by rules, which are a setting. A lead waits for them while 'assign' says so.
alter table lead add column language text;
alter table lead add column assign boolean not null default false;
alter table lead add column answer_due timestamptz;   -- when a first answer was promised
alter table lead add column answered_at timestamptz;  -- when somebody first answered, or did anything about it
alter table lead add column returns_at timestamptz;   -- when it is given to the next, unless it is answered

create index lead_to_assign on lead (id) where assign and deleted_at is null;
create index lead_returning on lead (returns_at) where returns_at is not null and deleted_at is null;
create index lead_answer_due on lead (answer_due, id) where deleted_at is null;
create index lead_owner_answer_due on lead (owner_id, answer_due, id) where deleted_at is null;
create index lead_team_answer_due on lead (team_id, answer_due, id) where deleted_at is null;
-- How many leads somebody works on.
create index lead_open_of_owner on lead (owner_id)
  where deleted_at is null and not assign and status not in ('converted', 'unqualified');

-- What rules know of somebody to whom they give records: languages, countries, skills, capacity.
create table assignee (
  user_id uuid primary key references app_user on delete cascade,
  profile jsonb not null
);

-- To whom a record was given, by which rule, and why. Never changed.
create table assignment (
  number bigint generated always as identity primary key,
  record_id uuid not null references record on delete cascade,
  rule_id uuid not null,
  user_id uuid not null references app_user on delete cascade,
  at timestamptz not null,
  round integer not null,     -- 1, and one more each time it came back untouched
  reason jsonb not null
);
create index assignment_of_record on assignment (record_id, number);
create index assignment_in_turn on assignment (rule_id, user_id, number);

-- Nobody asked for what happened before.
insert into reactor (name, position_transaction, position)
  select 'assignment', transaction, id from change_set order by transaction desc, id desc limit 1;
