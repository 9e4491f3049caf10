import type { Feature } from '../platform/feature';

export const sales: Feature = {};
