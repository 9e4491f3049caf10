import { useLocalStorage } from '@mantine/hooks';
import type { ObjectDefinition } from '../../platform/api';
import { fieldTypes } from '../fieldTypes';
import { columnsOf } from './listData';
import type { ListSearch } from './listSearch';

const narrowest = 64;
const givingWay = 0.78;

/** The columns of a list, their order and widths; the choice stays on this device until the address says otherwise. */
export function useColumns(object: ObjectDefinition, search: ListSearch) {
  const [remembered, remember] = useLocalStorage<string[] | null>({
    key: `rapport.columns.${object.name}`,
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  const [widths, setWidths] = useLocalStorage<Record<string, number>>({
    key: `rapport.widths.${object.name}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  const columns = columnsOf(object, search, remembered).map((field) => {
    const chosen = widths[field.name];
    const width = chosen ?? (field.name === object.labelField ? 240 : fieldTypes[field.type].width);
    // Where all but fit, all fit: what nobody has widened by hand gives way a little.
    return { field, width, least: chosen ?? Math.round(width * givingWay) };
  });
  return {
    columns,
    remember,
    resize: (name: string, width: number) =>
      setWidths((all) => ({ ...all, [name]: Math.max(narrowest, Math.round(width)) })),
  };
}

export type Column = ReturnType<typeof useColumns>['columns'][number];
