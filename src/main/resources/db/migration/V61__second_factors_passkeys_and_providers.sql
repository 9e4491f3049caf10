-- The second step of a sign-in by password: RFC 6238.
create table totp (
  user_id uuid primary key references app_user on delete cascade,
  secret bytea not null,
  created_at timestamptz not null default now(),
  confirmed_at timestamptz,              -- null: not shown yet that the app has it
  last_step bigint not null default 0    -- of the last code used: none counts twice
);

create table recovery_code (
  code_hash bytea primary key,
  user_id uuid not null references app_user on delete cascade,
  used_at timestamptz
);
create index recovery_code_of_user on recovery_code (user_id);

create table passkey (
  id uuid primary key,
  credential_id bytea not null unique,
  user_id uuid not null references app_user on delete cascade,
  name text not null,
  public_key bytea not null,
  signature_count bigint not null,
  uv_initialized boolean not null,
  transports text[] not null,
  backup_eligible boolean not null,
  backup_state boolean not null,
  attestation_object bytea not null,
  attestation_client_data bytea not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create index passkey_of_user on passkey (user_id);

-- Whom a provider's account is.
create table oidc_identity (
  issuer text not null,
  subject text not null,
  user_id uuid not null references app_user on delete cascade,
  created_at timestamptz not null default now(),
  primary key (issuer, subject)
);

-- What was asked of a browser and is answered once: a passkey's challenge, a provider's request.
create table sign_in_challenge (
  challenge_hash bytea primary key,
  purpose text not null check (purpose in ('registration', 'passkey', 'oidc')),
  user_id uuid references app_user on delete cascade,
  payload text,
  expires_at timestamptz not null
);
create index sign_in_challenge_expires on sign_in_challenge (expires_at);
