import type { Feature } from '../platform/feature';

export const transfer: Feature = {};
