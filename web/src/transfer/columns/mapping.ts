import type { FieldProblem } from '../../platform/api';
import type { Import, ImportTarget, Mapping } from '../imports';

/** The mapping as the server knows it. */
export function mappingOf(imported: Import): Mapping {
  const { delimiter, encoding, header, sheet, key, createNew, clearEmpty, defaults } = imported;
  return {
    delimiter,
    encoding,
    header,
    sheet,
    key,
    createNew,
    clearEmpty,
    defaults,
    columns: imported.columns.map(({ index, field, format, createMissing }) => ({
      index,
      field,
      format,
      createMissing: createMissing ?? false,
    })),
  };
}

/** Columns that fill a field which another column fills too: by their index, the other's name. */
export function mappedTwice(mapping: Mapping, names: string[]): Map<number, string> {
  const twice = new Map<number, string>();
  for (const { index, field } of mapping.columns) {
    if (field === null) continue;
    const other = mapping.columns.find((one) => one.field === field && one.index !== index);
    if (other) twice.set(index, names[other.index] ?? '');
  }
  return twice;
}

/** Required fields that neither a column nor a value for every row fills. */
export function missingTargets(mapping: Mapping, targets: ImportTarget[]): ImportTarget[] {
  // Rows that update what is there need no more than what they change.
  if (mapping.key !== null) return [];
  return targets.filter(
    ({ field, required }) =>
      required && !isMapped(mapping, field) && isBlank(mapping.defaults[field]),
  );
}

export function isMapped(mapping: Mapping, field: string): boolean {
  return mapping.columns.some((column) => column.field === field);
}

/** Fields by which an existing record can be recognised, and which a column fills. */
export function keyTargets(mapping: Mapping, targets: ImportTarget[]): ImportTarget[] {
  return targets.filter(({ field, key }) => key && isMapped(mapping, field));
}

/**
 * The mapping after a change; a key whose column went is no longer the key, a column with ids is the key, and a mapped
 * field has no default.
 */
export function changed(mapping: Mapping, changes: Partial<Mapping>): Mapping {
  const next = { ...mapping, ...changes };
  const defaults = Object.fromEntries(
    Object.entries(next.defaults).filter(([field]) => !isMapped(next, field)),
  );
  const key = isMapped(next, 'id') ? 'id' : next.key;
  return { ...next, defaults, key: key && isMapped(next, key) ? key : null };
}

/**
 * The server's errors by their place: a column's index (`columns.2`), the name of a field that the file lacks
 * (`defaults.owner`, `pipeline`), `key`, and `file` for what concerns the whole.
 */
export function errorsByPlace(errors: FieldProblem[]): Map<number | string, string> {
  const result = new Map<number | string, string>();
  for (const { field, message } of errors) {
    const column = /^columns\.(\d+)$/.exec(field)?.[1];
    const place = column ? Number(column) : field.replace(/^defaults\./, '');
    const known = place === 'columns' ? 'file' : place;
    if (!result.has(known)) result.set(known, message);
  }
  return result;
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}
