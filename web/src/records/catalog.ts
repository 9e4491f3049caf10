import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Catalog, FieldDefinition, ObjectDefinition } from '../platform/api';
import { request } from '../platform/client';
import { queryClient } from '../platform/queryClient';
import { currentLanguage } from '../platform/languages';

/** The catalog speaks the user's language, so each language has its own entry in the cache. */
export function catalogQuery(language: string = currentLanguage()) {
  return queryOptions({
    queryKey: ['catalog', language],
    queryFn: ({ signal }) => request<Catalog>('/api/catalog', { signal }),
    staleTime: 5 * 60_000,
    gcTime: Infinity,
  });
}

export function useCatalog(): Catalog {
  const { i18n } = useTranslation();
  return useSuspenseQuery(catalogQuery(i18n.language)).data;
}

/** The catalog's object of that name, or undefined when there is none that the user may see. */
export function useObject(name: string): ObjectDefinition | undefined {
  return useCatalog().objects.find((object) => object.name === name);
}

/** As {@link useObject}, without waiting for the catalog: for icons and colours of references. */
export function useObjectIfKnown(name: string): ObjectDefinition | undefined {
  const { i18n } = useTranslation();
  return useQuery(catalogQuery(i18n.language)).data?.objects.find((object) => object.name === name);
}

export function useObjectByPath(path: string): ObjectDefinition | undefined {
  return useCatalog().objects.find((object) => object.path === path);
}

/** The field that names an object's records, outside a component. */
export async function labelFieldOf(name: string): Promise<string> {
  const catalog = await queryClient.ensureQueryData(catalogQuery());
  return catalog.objects.find((object) => object.name === name)?.labelField ?? 'name';
}

export function fieldOf(object: ObjectDefinition, name: string): FieldDefinition | undefined {
  return object.fields.find((field) => field.name === name);
}
