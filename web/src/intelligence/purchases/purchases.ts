import type { Schemas } from '../../platform/api';

export type Purchases = Schemas['Purchases'];
export type PurchaseMonth = Schemas['PurchaseMonth'];
