import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { places } from '../../features';
import { useCatalog } from '../../records/catalog';
import { useSignedIn } from '../session/session';
import { useShortcuts } from '../shortcuts';

export interface Destination {
  name: string;
  label: string;
  icon: string;
  to: string;
  key?: string | undefined;
}

export interface Destinations {
  first: Destination[];
  objects: Destination[];
  after: Destination[];
  last: Destination[];
}

// The objects that have a place of their own, in the order of a day's work, each with its letter after `g`.
const ownPlace: Record<string, string> = {
  company: 'c',
  person: 'p',
  lead: 'l',
  opportunity: 'o',
  quote: 'q',
  order: 'b',
  task: 't',
  product: 'r',
};

/** Where one can go: what the catalog shows to the user, and the features' places. */
export function useDestinations(): Destinations {
  const catalog = useCatalog();
  const { user } = useSignedIn();
  return useMemo(() => {
    const at = (position: 'first' | 'after' | 'last'): Destination[] =>
      places
        .filter((place) => place.position === position)
        .filter((place) => !place.administrators || user.administrator)
        .map((place) => ({ ...place, label: place.label() }));
    const standard = Object.keys(ownPlace).flatMap(
      (name) => catalog.objects.find((object) => object.name === name) ?? [],
    );
    const custom = catalog.objects.filter((object) => object.name.startsWith('x_'));
    return {
      first: at('first'),
      objects: [...standard, ...custom].map((object) => ({
        name: object.name,
        label: object.pluralLabel,
        icon: object.icon,
        to: `/${object.path}`,
        key: ownPlace[object.name],
      })),
      after: at('after'),
      last: at('last'),
    };
  }, [catalog, user.administrator]);
}

/** `g` and a letter goes to a place. */
export function useGoShortcuts(): void {
  const { t } = useTranslation('platform');
  const router = useRouter();
  const { first, objects, after, last } = useDestinations();
  useShortcuts(
    t('shortcuts.go'),
    [...first, ...objects, ...after, ...last].flatMap(({ key, label, to }) =>
      key ? [{ keys: `g ${key}`, label, run: () => router.history.push(to) }] : [],
    ),
  );
}
