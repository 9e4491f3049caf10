-- A relation's own words, made by its rules: what history and undo call it.
alter table relation add column name text not null collate rapport;

-- The order of lists.
create index relation_type_name on relation_type (name, id) where deleted_at is null;
create index relation_created on relation (created_at, id) where deleted_at is null;
create index note_created on note (created_at, id) where deleted_at is null;
create index pipeline_position on pipeline (position, id) where deleted_at is null;
create index stage_position on stage (position, id) where deleted_at is null;
create index opportunity_expected on opportunity (expected_close, id) where deleted_at is null;
create index opportunity_owner_expected on opportunity (owner_id, expected_close, id) where deleted_at is null;
create index opportunity_team_expected on opportunity (team_id, expected_close, id) where deleted_at is null;
create index opportunity_closed on opportunity (closed_on, id) where deleted_at is null;
create index opportunity_owner_closed on opportunity (owner_id, closed_on, id) where deleted_at is null;
create index opportunity_team_closed on opportunity (team_id, closed_on, id) where deleted_at is null;

-- From a company, person or deal back to the leads that became it.
create index lead_converted_company on lead (converted_company_id) where converted_company_id is not null;
create index lead_converted_person on lead (converted_person_id) where converted_person_id is not null;
create index lead_converted_opportunity on lead (converted_opportunity_id)
  where converted_opportunity_id is not null;
