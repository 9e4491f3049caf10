-- What a salesperson says of a deal, beside what its stage or its score says: commit, likely, bestCase, omitted.
alter table opportunity add column forecast text;

-- What was to be expected in a week, for a month: kept to be held against what came true.
create table forecast_snapshot (
  week date not null,        -- its Monday
  month date not null,       -- its first day
  owner_id uuid,
  team_id uuid,
  product_id uuid,
  pipeline_id uuid not null,
  taken_at timestamptz not null,
  deals integer not null,    -- open ones that were to be closed in the month
  won numeric(19, 4) not null,       -- in the month until then; all amounts in the organisation's currency
  committed numeric(19, 4) not null,
  likely numeric(19, 4) not null,
  best numeric(19, 4) not null,
  weighted numeric(19, 4) not null,
  variance float8 not null,  -- of the weighted amount
  constraint forecast_snapshot_once unique nulls not distinct (week, month, owner_id, team_id, product_id, pipeline_id)
);
create index forecast_snapshot_of_month on forecast_snapshot (month, week);
