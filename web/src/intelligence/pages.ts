// In one piece: each by itself would draw what they share, and with it parts of the first load, into pieces of their own.
export { DashboardPage } from './dashboard/DashboardPage';
export { ForecastPage } from './management/ForecastPage';
export { SalespeoplePage } from './management/SalespeoplePage';
export { FunnelPage } from './funnel/FunnelPage';
export { ScoresPage } from './scores/ScoresPage';
export { TraitsPage } from './traits/TraitsPage';
