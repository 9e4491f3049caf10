-- Boards and reports add up all deals of a pipeline: from the index alone, without reading the deals.
create index opportunity_pipeline_stage on opportunity (pipeline_id, stage_id, amount_base) where deleted_at is null;
create index opportunity_team_pipeline_stage on opportunity (team_id, pipeline_id, stage_id, amount_base, owner_id)
  where deleted_at is null;
