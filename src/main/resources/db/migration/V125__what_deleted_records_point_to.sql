-- What deleted records point to follows a merge as well: they may be restored. They are few.
create index person_company_deleted on person (company_id) where deleted_at is not null;
create index relation_from_deleted on relation (from_id) where deleted_at is not null;
create index relation_to_deleted on relation (to_id) where deleted_at is not null;
create index task_about_deleted on task (about_id) where deleted_at is not null;
create index note_about_deleted on note (about_id) where deleted_at is not null;
create index opportunity_company_deleted on opportunity (company_id) where deleted_at is not null;
create index opportunity_person_deleted on opportunity (person_id) where deleted_at is not null;
