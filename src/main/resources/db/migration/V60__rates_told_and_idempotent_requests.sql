create trigger exchange_rate_tells after insert or update or delete on exchange_rate
  for each statement execute function tell_nodes('rates');

-- What a POST with an Idempotency-Key answered, written with its effect in one transaction: the same request again
-- gets the same answer. Kept for a day.
create table idempotent_request (
  user_id uuid not null,
  key text not null check (length(key) between 1 and 200),
  request bytea not null,    -- SHA-256 of method, address and body
  status integer not null,
  headers jsonb not null,
  body bytea not null,
  created_at timestamptz not null default now(),
  primary key (user_id, key)
);
create index idempotent_request_by_age on idempotent_request (created_at);
