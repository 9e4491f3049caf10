-- Forms by which strangers become leads, and what was sent through them.
create table intake_form (
  id uuid primary key,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  deleted_at timestamptz,
  address text not null,     -- the last part of the page's address
  definition jsonb not null
);
create unique index intake_form_address on intake_form (address) where deleted_at is null;

create table intake_submission (
  id uuid primary key,       -- given out with the page: what is sent twice is one
  form_id uuid not null references intake_form,
  at timestamptz not null,
  language text not null,
  state text not null check (state in ('taken', 'suspected', 'held', 'refused')),
  suspicion text,            -- why a machine may have sent it
  input jsonb not null,      -- as it was typed, by field
  consents jsonb not null,   -- what was agreed to, in the words that were shown
  visit jsonb not null,      -- where they came from
  network text,
  user_agent text,
  reasons jsonb,             -- why it is held: it can't be a lead as things are
  lead_id uuid references record,
  decided_by uuid,
  decided_at timestamptz
);
create index intake_submission_of_form on intake_submission (form_id, at desc, id);
create index intake_submission_waiting on intake_submission (form_id, at desc) where state in ('suspected', 'held');
create index intake_submission_of_lead on intake_submission (lead_id) where lead_id is not null;

-- Where somebody came from: the first time, and the time that made them a lead.
alter table lead
  add column form text,
  add column landing_page text,
  add column referrer text,
  add column first_touch text,
  add column first_touch_at timestamptz,
  add column last_touch text,
  add column last_touch_at timestamptz;
