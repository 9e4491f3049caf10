import type { FieldDefinition, ObjectDefinition, Schemas } from '../platform/api';

export type RecordLayout = Schemas['RecordLayout'];

export interface FieldGroup {
  name: string;
  label: string;
  columns: number;
  fields: FieldDefinition[];
}

/** How a record is laid out, by its type; null where the object looks as the product has it. */
export function layoutOf(
  { layout }: ObjectDefinition,
  values: Record<string, unknown>,
): RecordLayout | null {
  if (!layout) return null;
  const value = layout.typeField === null ? null : values[layout.typeField];
  const own: unknown[] = Array.isArray(value) ? value : [value];
  return (
    layout.layouts.find(
      ({ types }) => types.length === 0 || types.some((type) => own.includes(type)),
    ) ?? null
  );
}

/** The layout's sections with their fields. */
export function sectionsOfLayout(object: ObjectDefinition, layout: RecordLayout): FieldGroup[] {
  const byName = new Map(object.fields.map((field) => [field.name, field]));
  return layout.sections.map(({ fields, ...section }) => ({
    ...section,
    fields: fields.flatMap((name) => byName.get(name) ?? []),
  }));
}

/** Those of the panels that the layout shows, in its order; newer ones come last, unless they have to be placed. */
export function panelsOf<P extends { name: string; optional?: boolean | undefined }>(
  panels: P[],
  layout: RecordLayout | null,
): P[] {
  if (!layout) return panels.filter(({ optional }) => !optional);
  const places = new Map(layout.panels.map((name, index) => [name, index]));
  const place = ({ name }: P) => places.get(name) ?? places.size;
  return panels
    .filter(({ name, optional }) =>
      optional ? places.has(name) : !layout.withoutPanels.includes(name),
    )
    .toSorted((a, b) => place(a) - place(b));
}
