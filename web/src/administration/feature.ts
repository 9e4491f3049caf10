import type { Feature } from '../platform/feature';

export const administration: Feature = {};
