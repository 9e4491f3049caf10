import { activities } from './activities/feature';
import { administration } from './administration/feature';
import { intelligence } from './intelligence/feature';
import { leads } from './leads/feature';
import { parties } from './parties/feature';
import type { Feature, ObjectExtension, Place } from './platform/feature';
import { sales } from './sales/feature';
import { transfer } from './transfer/feature';

const features: Feature[] = [
  parties,
  leads,
  sales,
  activities,
  transfer,
  intelligence,
  administration,
];

export const places: Place[] = features.flatMap((feature) => feature.places ?? []);

export const headerItems = features.flatMap((feature) => feature.headerItems ?? []);

/** What the features add to an object, in the order of the list above; `*` is every object. */
export function extensionsOf(object: string): ObjectExtension[] {
  return features.flatMap(({ objects }) => [objects?.[object] ?? [], objects?.['*'] ?? []].flat());
}

/** What can be written on a time line, in the features' order. */
export const composers = features.flatMap((feature) =>
  Object.entries(feature.objects ?? {}).flatMap(([object, { composer }]) =>
    composer ? [{ object, composer }] : [],
  ),
);
