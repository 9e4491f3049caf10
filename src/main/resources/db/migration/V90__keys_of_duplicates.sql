-- Under which keys a record is found that may be the same as another one: hashes of what its module says tells it from
-- others, however it is written. Phones, mails and web addresses are found by contact_point.
create table duplicate_key (
  record_id uuid not null,
  key bigint not null,
  primary key (record_id, key)
);
create index duplicate_key_by_key on duplicate_key (key, record_id);
