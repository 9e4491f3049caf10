import type { ObjectDefinition } from '../../platform/api';
import type { RecordLayout } from '../../records/layout';
import { placed } from '../fields/placed';
import type { KeptLayout, KeptSection } from './api';
import type { PagePanel } from './panels';

type Offered = Pick<PagePanel, 'name' | 'optional'>[];

/** Where the fields stand that a layout doesn't draw: no section is called so. */
export const leftOut = '-';

/** Where the fields stand that every record has. */
const last = 'record';

/** The layout as the product has it. */
export function standardLayout(
  object: ObjectDefinition,
  panels: Offered,
  name: string,
): KeptLayout {
  return {
    name,
    roles: [],
    types: [],
    sections: object.sections.map((section) => ({
      name: section.name,
      labels: {},
      columns: 1,
      fields: object.fields.filter((field) => field.section === section.name).map(nameOf),
    })),
    leftOut: [],
    quick: object.quickCreate,
    panels: named(panels, false),
    withoutPanels: named(panels, true),
  };
}

/** Whether it is for everybody and every record that has no other. */
export function isGeneral({ roles, types }: KeptLayout): boolean {
  return roles.length === 0 && types.length === 0;
}

/** The layout with what is newer than it, as people see it. */
export function upToDate(
  layout: KeptLayout,
  object: ObjectDefinition,
  panels: Offered,
): KeptLayout {
  const known = new Set([...layout.leftOut, ...drawn(layout)]);
  const news = object.fields.map(nameOf).filter((name) => !known.has(name));
  const newPanels = panels.filter(
    ({ name }) => !layout.panels.includes(name) && !layout.withoutPanels.includes(name),
  );
  const end = layout.sections.findLastIndex(({ name }) => name !== last);
  return {
    ...layout,
    sections: layout.sections.map((section, index) =>
      isGeneral(layout) && index === end
        ? { ...section, fields: [...section.fields, ...news] }
        : section,
    ),
    panels: [...layout.panels, ...named(newPanels, false)],
    withoutPanels: [...layout.withoutPanels, ...named(newPanels, true)],
  };
}

/** Those that stand there by themselves, or those that have to be placed. */
function named(panels: Offered, optional: boolean): string[] {
  return panels.filter((panel) => Boolean(panel.optional) === optional).map(({ name }) => name);
}

function drawn({ sections }: KeptLayout): string[] {
  return sections.flatMap(({ fields }) => fields);
}

/** The fields of each section, and of those that are not drawn. */
export function placesOf(layout: KeptLayout, object: ObjectDefinition): Record<string, string[]> {
  const shown = new Set(drawn(layout));
  return {
    ...Object.fromEntries(layout.sections.map(({ name, fields }) => [name, fields])),
    [leftOut]: object.fields.map(nameOf).filter((name) => !shown.has(name)),
  };
}

/** With a field at another place; beyond its end it comes last. */
export function moved(
  layout: KeptLayout,
  object: ObjectDefinition,
  field: string,
  section: string,
  index: number,
): KeptLayout {
  const places = placed(placesOf(layout, object), field, section, index);
  return {
    ...layout,
    sections: layout.sections.map((one) => ({ ...one, fields: places[one.name] ?? [] })),
    leftOut: places[leftOut] ?? [],
    quick: layout.quick.filter((name) => !places[leftOut]?.includes(name)),
  };
}

export function withSection(layout: KeptLayout, labels: Record<string, string>): KeptLayout {
  const names = new Set(layout.sections.map(({ name }) => name));
  let number = layout.sections.length + 1;
  while (names.has(`section${number}`)) number++;
  const section: KeptSection = { name: `section${number}`, labels, columns: 1, fields: [] };
  return { ...layout, sections: [...layout.sections, section] };
}

export function changedSection(
  layout: KeptLayout,
  name: string,
  change: Partial<KeptSection>,
): KeptLayout {
  return {
    ...layout,
    sections: layout.sections.map((section) =>
      section.name === name ? { ...section, ...change } : section,
    ),
  };
}

/** Without a section; its fields go to the one before it, or after it. */
export function withoutSection(layout: KeptLayout, name: string): KeptLayout {
  const at = layout.sections.findIndex((section) => section.name === name);
  const gone = layout.sections[at];
  const heir = layout.sections[at === 0 ? 1 : at - 1];
  if (!gone || !heir) return layout;
  return {
    ...layout,
    sections: layout.sections
      .filter((section) => section !== gone)
      .map((section) =>
        section === heir ? { ...section, fields: [...section.fields, ...gone.fields] } : section,
      ),
  };
}

/** The list with one of its items so many places further. */
export function shifted<T>(items: T[], from: number, by: number): T[] {
  const to = Math.max(0, Math.min(items.length - 1, from + by));
  const item = items[from];
  return item === undefined ? items : items.toSpliced(from, 1).toSpliced(to, 0, item);
}

/** As records are drawn by it. */
export function asDrawn(
  layout: KeptLayout,
  object: ObjectDefinition,
  language: string,
): RecordLayout {
  return {
    types: [],
    sections: layout.sections.map((section) => ({
      name: section.name,
      label: titleOf(section, object, language),
      columns: section.columns,
      fields: section.fields,
    })),
    panels: layout.panels,
    withoutPanels: layout.withoutPanels,
    quick: layout.quick,
  };
}

export function titleOf(
  { name, labels }: KeptSection,
  object: ObjectDefinition,
  language: string,
): string {
  return (
    labels[language] ??
    Object.values(labels)[0] ??
    object.sections.find((section) => section.name === name)?.label ??
    name
  );
}

const nameOf = ({ name }: { name: string }) => name;
