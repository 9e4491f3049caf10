// In one piece: each by itself would draw what they share, and with it parts of the first load, into pieces of their own.
export { DashboardPage } from './dashboard/DashboardPage';
export { FunnelPage } from './funnel/FunnelPage';
export { ScoresPage } from './scores/ScoresPage';
export { TraitsPage } from './traits/TraitsPage';
