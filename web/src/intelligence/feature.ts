import type { Feature } from '../platform/feature';

export const intelligence: Feature = {};
