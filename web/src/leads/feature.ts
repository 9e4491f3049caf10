import type { Feature } from '../platform/feature';

export const leads: Feature = {};
