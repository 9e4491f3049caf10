import { queryOptions } from '@tanstack/react-query';
import type { Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import { queryClient } from '../../platform/queryClient';

export type FieldsView = Schemas['ShapeFieldsView'];
export type SectionView = Schemas['ShapeSectionView'];
export type ShapedField = Schemas['ShapedField'];
export type ObjectsView = Schemas['ShapeObjectsView'];
export type ShapedObject = Schemas['ShapedObject'];
export type TypeShape = Schemas['TypeShape'];
export type FieldUse = Schemas['FieldUse'];

/** The fields of an object as administrators see them. */
export function fieldsQuery(object: string) {
  return queryOptions({
    queryKey: ['fields', object],
    queryFn: ({ signal }) => request<FieldsView>(pathOf(object), { signal }),
    // An index that is being built is ready some time.
    refetchInterval: ({ state }) =>
      state.data?.sections.some(({ fields }) => fields.some(({ indexed }) => !indexed))
        ? 2000
        : false,
  });
}

export async function addField(object: string, field: object): Promise<void> {
  await request<{ name: string }>(pathOf(object), { method: 'POST', body: field });
  await shapeChanged(object);
}

export async function changeField(object: string, field: ShapedField, change: object) {
  await request<FieldsView>(`${pathOf(object)}/${field.name}`, {
    method: 'PATCH',
    body: { version: field.version, ...change },
  });
  await shapeChanged(object);
}

/** What would do without the field. */
export function fieldUse(object: string, field: string): Promise<FieldUse> {
  return request<FieldUse>(`${pathOf(object)}/${field}/use`);
}

export async function removeField(object: string, field: string): Promise<void> {
  await request<void>(`${pathOf(object)}/${field}`, { method: 'DELETE' });
  await shapeChanged(object);
}

export async function restoreField(object: string, field: string): Promise<void> {
  await request<void>(`${pathOf(object)}/${field}/restoration`, { method: 'POST' });
  await shapeChanged(object);
}

/** Another attempt to get it ready, after one that was cancelled or failed. */
export async function prepareField(object: string, field: string): Promise<void> {
  await request<void>(`${pathOf(object)}/${field}/preparation`, { method: 'POST' });
  await shapeChanged(object);
}

export interface Arranged {
  name: string;
  labels?: Record<string, string>;
  fields: string[];
}

export async function arrangeFields(object: string, sections: Arranged[]): Promise<void> {
  await request<FieldsView>(`${pathOf(object)}/order`, { method: 'PUT', body: { sections } });
  await shapeChanged(object);
}

export const objectsQuery = queryOptions({
  queryKey: ['fields', 'objects'],
  queryFn: ({ signal }) => request<ObjectsView>('/api/objects', { signal }),
});

/** Returns the name of the new object. */
export async function addObject(object: object): Promise<string> {
  const { name } = await request<{ name: string }>('/api/objects', {
    method: 'POST',
    body: object,
  });
  await shapeChanged('objects');
  return name;
}

export async function changeObject(object: ShapedObject, change: object): Promise<void> {
  await request<ObjectsView>(`/api/objects/${object.name}`, {
    method: 'PATCH',
    body: { version: object.version, ...change },
  });
  await shapeChanged('objects');
}

export async function removeObject(object: string): Promise<void> {
  await request<void>(`/api/objects/${object}`, { method: 'DELETE' });
  await shapeChanged('objects');
}

export async function restoreObject(object: string): Promise<void> {
  await request<void>(`/api/objects/${object}/restoration`, { method: 'POST' });
  await shapeChanged('objects');
}

/** Every form, list and record shows it from now on. */
async function shapeChanged(object: string): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['fields', object] }),
    queryClient.invalidateQueries({ queryKey: ['catalog'] }),
  ]);
}

function pathOf(object: string): string {
  return `/api/objects/${object}/fields`;
}
