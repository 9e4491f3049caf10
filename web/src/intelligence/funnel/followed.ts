export { FunnelAction } from './FunnelAction';
export { WayPanel } from './WayPanel';
