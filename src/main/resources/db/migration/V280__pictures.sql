-- Pictures that were uploaded, such as a letterhead's logo, as PNG. A row stays as it is: what was sent shows it.
create table picture (
  id uuid primary key,
  bytes bytea not null,
  created_at timestamptz not null default now()
);
