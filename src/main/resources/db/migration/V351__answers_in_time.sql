-- Whether a lead was answered by the time that was promised; null while it wasn't, or nothing was promised.
alter table lead add column answered_in_time boolean;
update lead set answered_in_time = answered_at <= answer_due where answered_at is not null and answer_due is not null;

-- What came in a period and was to be answered.
create index lead_promised on lead (created_at) where answer_due is not null and deleted_at is null;

-- How many deals somebody works on.
create index opportunity_open_of_owner on opportunity (owner_id) where deleted_at is null and status = 'open';
