-- A view may show records as a chart: how it is drawn, what is added up, and how dates are put together.
alter table saved_view
  drop constraint saved_view_kind_check,
  add constraint saved_view_kind_check check (kind in ('list', 'board', 'calendar', 'chart')),
  add column chart jsonb;
