// In one piece: each by itself would draw what they share into pieces of their own.
export { DeliveryPanel } from './DeliveryPanel';
export { LateOrders } from './LateOrders';
export { PromisedCell } from './PromisedCell';
