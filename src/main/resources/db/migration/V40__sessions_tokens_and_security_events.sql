-- What a node keeps in memory of sign-in and rights, every change of it tells, in its own transaction: these
-- are rare, and no way of writing them can be forgotten. Many rows of one statement are told once.
create function tell_nodes() returns trigger language plpgsql as $$
begin
  perform pg_notify('rapport', tg_argv[0]);
  return null;
end $$;
create trigger role_tells after insert or update or delete on role
  for each statement execute function tell_nodes('rights');
create trigger role_access_tells after insert or update or delete on role_access
  for each statement execute function tell_nodes('rights');
create trigger role_field_tells after insert or update or delete on role_field
  for each statement execute function tell_nodes('rights');
create trigger team_tells after insert or update or delete on team
  for each statement execute function tell_nodes('rights');
create trigger app_user_tells after insert or update or delete on app_user
  for each statement execute function tell_nodes('rights');
create trigger setting_tells after insert or update or delete on setting
  for each statement execute function tell_nodes('settings');

create function tell_nodes_of_secret() returns trigger language plpgsql as $$
begin
  perform pg_notify('rapport', tg_argv[0] || ' ' || encode(old.token_hash, 'hex'));
  return null;
end $$;

alter table user_session add column id uuid not null default gen_random_uuid() unique;
alter table user_session add column method text not null default 'password'
  check (method in ('password', 'link', 'passkey', 'oidc'));
create trigger user_session_tells after delete on user_session
  for each row execute function tell_nodes_of_secret('session');

create table api_token (
  id uuid primary key,
  token_hash bytea not null unique,
  user_id uuid not null references app_user on delete cascade,
  name text not null,
  level text not null check (level in ('read', 'write', 'administer')),
  objects text[],            -- null: all
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_used_at timestamptz,
  last_used_address text
);
create index api_token_of_user on api_token (user_id);
create trigger api_token_tells after delete on api_token
  for each row execute function tell_nodes_of_secret('token');

-- Sign-ins, and what changed of the means to sign in. What changed of rights stands in change_set.
create table security_event (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  kind text not null,
  user_id uuid,              -- whom it is about; null: nobody we know
  actor_id uuid,             -- who did it; null: the one it is about, or somebody unknown
  address text,
  detail text
);
create index security_event_of_user on security_event (user_id, id desc);
create trigger security_event_is_append_only before update or delete or truncate on security_event
  for each statement execute function refuse_change();

-- Not even a session that leaves triggers out (session_replication_role) alters the audit trail.
alter table change enable always trigger change_is_append_only;
alter table change_set enable always trigger change_set_is_append_only;
alter table security_event enable always trigger security_event_is_append_only;
