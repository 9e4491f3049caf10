import { useLocalStorage } from '@mantine/hooks';
import type { FieldDefinition, ObjectDefinition, SavedView } from '../../platform/api';
import { fieldTypes } from '../fieldTypes';
import { columnsOf, frozenOf } from './listData';
import type { ListSearch } from './listSearch';

export const selectWidth = 40;

const narrowest = 64;
const givingWay = 0.78;

export interface Column {
  field: FieldDefinition;
  width: number;
  /** Whether somebody gave it this width. */
  chosen: boolean;
  least: number;
  /** Where it stays while the others move, in pixels from the start; null for one that moves. */
  stays: number | null;
}

/**
 * The columns of a list, their order and widths. Those of a view are the view's; else the choice stays on this device
 * until the address says otherwise.
 */
export function useColumns(
  object: ObjectDefinition,
  search: ListSearch,
  view: SavedView | undefined,
) {
  const [remembered, remember] = useLocalStorage<string[] | null>({
    key: `rapport.columns.${object.name}`,
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  const [widths, setWidths] = useLocalStorage<Record<string, number>>({
    key: `rapport.widths.${view?.id ?? object.name}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  const ofView = Object.fromEntries(
    (view?.columns ?? []).flatMap(({ field, width }) => (width ? [[field, width]] : [])),
  ) as Record<string, number>;
  const frozen = frozenOf(search);
  const fields = columnsOf(object, search, view ? null : remembered);
  // What stays in sight stands first, behind the name.
  const stays = ({ name }: FieldDefinition) => name === object.labelField || frozen.includes(name);
  let from = selectWidth;
  const columns = [...fields.filter(stays), ...fields.filter((field) => !stays(field))].map(
    (field): Column => {
      const chosen = widths[field.name] ?? ofView[field.name];
      const width =
        chosen ?? (field.name === object.labelField ? 240 : fieldTypes[field.type].width);
      const fixed = frozen.length > 0 && stays(field);
      // Where all but fit, all fit: what nobody has widened by hand gives way a little.
      const least = chosen || fixed ? width : Math.round(width * givingWay);
      const column = {
        field,
        width,
        chosen: chosen !== undefined,
        least,
        stays: stays(field) ? from : null,
      };
      from += width;
      return column;
    },
  );
  return {
    columns,
    /** Whether columns are otherwise wide than the view says. */
    resized: Object.entries(widths).some(([name, width]) => view && ofView[name] !== width),
    forgetWidths: () => setWidths({}),
    remember,
    resize: (name: string, width: number) =>
      setWidths((all) => ({ ...all, [name]: Math.max(narrowest, Math.round(width)) })),
  };
}
