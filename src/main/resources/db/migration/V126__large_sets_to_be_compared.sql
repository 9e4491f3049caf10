-- Change sets as large as imports write them, whose records are still to be compared with all others.
create table duplicate_backlog (
  object text not null,
  change_set_id bigint not null references change_set,
  primary key (object, change_set_id)
);
create index job_on_its_way on job (kind) where state in ('waiting', 'running', 'cancelling');
