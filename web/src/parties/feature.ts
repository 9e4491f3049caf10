import type { Feature } from '../platform/feature';

export const parties: Feature = {};
