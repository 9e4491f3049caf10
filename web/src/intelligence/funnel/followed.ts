export { FunnelAction } from './FunnelAction';
export { WayPanel } from './WayPanel';
export { ScorePanel } from '../scores/ScorePanel';
